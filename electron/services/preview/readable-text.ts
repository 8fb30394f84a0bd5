const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;
const ESCAPE = 0x1b;
const SPACE = 0x20;

/** Bytes that no text has: control characters but tabs, line ends and the escapes of terminals. */
function isBinary(byte: number): boolean {
  return byte < SPACE && (byte < TAB || byte > CARRIAGE_RETURN) && byte !== ESCAPE;
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

/**
 * The bytes as UTF-8 text, or null when they are none.
 * @param cut at which ends the bytes may begin or end within a character
 */
export function readableText(
  bytes: Uint8Array,
  cut: { readonly start: boolean; readonly end: boolean },
): string | null {
  if (bytes.some(isBinary)) return null;
  let from = 0;
  while (cut.start && from < 3 && isContinuation(bytes[from])) from += 1;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(from), { stream: cut.end });
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
