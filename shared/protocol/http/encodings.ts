import { z } from "zod";

const BASE64URL = /^[A-Za-z0-9_-]*$/;

/** Length in characters of `bytes` bytes in unpadded base64url. */
export function base64UrlLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

/** Exactly `bytes` bytes in unpadded base64url. */
export function fixedBytes(bytes: number, description: string) {
  return z
    .string()
    .length(base64UrlLength(bytes))
    .regex(BASE64URL)
    .describe(`${description}; ${bytes} bytes, base64url without padding`);
}

/** From 1 to `maxBytes` bytes in unpadded base64url. */
export function bytesUpTo(maxBytes: number, description: string) {
  return z
    .string()
    .min(2)
    .max(base64UrlLength(maxBytes))
    .regex(BASE64URL)
    .describe(`${description}; at most ${maxBytes} bytes, base64url without padding`);
}

export const dataIdSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("Data ID: 16 bytes as 32 lower-case hexadecimal digits");

export const userIdSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("User ID: 16 bytes as 32 lower-case hexadecimal digits");

/** An epoch, a count or a sequence number: all of them fit 32 bits. */
export const uint32Schema = z.int().min(0).max(0xffff_ffff);

/** The same as it is written in a query string. */
export const uint32TextSchema = z.string().regex(/^(0|[1-9][0-9]{0,9})$/);

/** An opaque position in a listing. Only what the server handed out is accepted. */
export const cursorSchema = z
  .string()
  .min(1)
  .max(32)
  .regex(BASE64URL)
  .describe("Opaque position in this listing");
