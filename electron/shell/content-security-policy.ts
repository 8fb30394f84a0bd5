/**
 * What the page may load: its own files and nothing else, and no connection anywhere.
 *
 * No style is written into the page: the theme is a constructed style sheet, Mantine's scroll lock is off, and React
 * sets single styles through the CSSOM, which no policy restricts. So neither a nonce nor 'unsafe-inline' is needed.
 * Nothing in the page makes markup or code of text either: trusted types allow the one policy that answers the address of
 * the worker below.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types keyferry-pdf-worker",
].join("; ");

/**
 * What the worker that reads PDF files may do: compute. It is given all that it needs, loads no further script and reaches
 * nobody. The decoders of JPEG 2000 and JBIG2 are WebAssembly, which the page itself may not run.
 */
export const WORKER_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");
