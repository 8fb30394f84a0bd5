/** The mark of Keyferry: a ferry whose mast is a key. Only for the eye; the name stands beside it. */
export function Logo(props: { readonly size: number }) {
  return (
    <svg width={props.size} height={props.size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#17667f" />
      <g fill="none" stroke="#ffffff" strokeWidth="2.3" strokeLinecap="round">
        <circle cx="16" cy="8.4" r="3.1" />
        <path d="M16 11.6 V20.5 M16 15 h3.6 M16 18.4 h2.6" />
      </g>
      <path
        d="M5.6 20.6 h20.8 l-2.7 4.6 a2.2 2.2 0 0 1 -1.9 1.1 h-11.6 a2.2 2.2 0 0 1 -1.9 -1.1 z"
        fill="#ffffff"
      />
    </svg>
  );
}
