import { randomBytes } from "node:crypto";

/** The text in the page's HTML that each answer replaces with a nonce of its own. */
export const NONCE_PLACEHOLDER = "{{style-nonce}}";

/** 128 random bits, base64: what a style element must carry to be applied. */
export function newStyleNonce(): string {
  return randomBytes(16).toString("base64");
}

/**
 * What the page may load: its own files and nothing else, and no connection anywhere.
 *
 * Mantine and its scroll lock write style elements at run time; they carry the nonce, so 'unsafe-inline' is not
 * needed. React sets single styles through the CSSOM, which no policy restricts.
 * Trusted types: the page's one policy, `default`, lets only text without markup through (style elements need that).
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}
