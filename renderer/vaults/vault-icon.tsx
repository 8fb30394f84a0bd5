/** A safe, in the line style of the other icons; only for the eye. */
export function VaultIcon(props: { readonly size: number; readonly stroke?: number }) {
  return (
    <svg
      width={props.size}
      height={props.size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={props.stroke ?? 1.7}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="3" y="4" width="18" height="15" rx="2.5" />
      <circle cx="13" cy="11.5" r="3.4" />
      <path d="M13 8.1v1.6M13 13.3v1.6M16.4 11.5h-1.6M11.2 11.5h-1.6M6.2 9v1.4M6.2 12.6V14M6.5 19v1.6M17.5 19v1.6" />
    </svg>
  );
}
