/** How far the client's clock may be off, in seconds. */
export const CLOCK_TOLERANCE = 30;

/** A nonce is handed out for so many seconds, and taken for as many more. */
export const NONCE_SECONDS = 120;
