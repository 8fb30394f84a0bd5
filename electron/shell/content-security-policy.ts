/**
 * What the page may load: its own files and nothing else, and no connection anywhere.
 *
 * No style is written into the page: the theme is a constructed style sheet, Mantine's scroll lock is off, and React
 * sets single styles through the CSSOM, which no policy restricts. So neither a nonce nor 'unsafe-inline' is needed.
 * Nothing in the page makes markup or code of text either, so trusted types allow no policy at all.
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
  "trusted-types 'none'",
].join("; ");
