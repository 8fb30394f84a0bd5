import { encodeQR } from "qr";
import { useMemo } from "react";

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET_ZONE = 4;

/** A text as a QR code, black on white in every theme: cameras need it so. */
export function QrCode(props: {
  readonly text: string;
  readonly label: string;
  readonly className?: string;
}) {
  const rows = useMemo(
    () => encodeQR(props.text, "raw", { border: QUIET_ZONE, ecc: "medium" }),
    [props.text],
  );
  const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      className={props.className}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <rect width={rows.length} height={rows.length} fill="#ffffff" />
      <path d={dark.join("")} fill="#000000" />
    </svg>
  );
}
