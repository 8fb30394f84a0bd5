export const MEDIA_JSON = "application/json";
export const MEDIA_PROBLEM = "application/problem+json";
/** One grant in its compact binary form (docs/format.md); the owner's user ID is in the `keyferry-owner` header. */
export const MEDIA_GRANT = "application/vnd.keyferry.grant";
export const MEDIA_FORM = "application/x-www-form-urlencoded";

export const MEDIA_NDJSON = "application/x-ndjson";
export const MEDIA_TILE = "application/octet-stream";
export const MEDIA_NOTE = "text/plain";

/** The newest checkpoint that the caller has verified: `<size> <first 16 bytes of the root hash, base64url>`. */
export const CHECKPOINT_HEADER = "keyferry-checkpoint";

/**
 * Names the owner of a grant answered in compact form, whose body does not repeat it: the user ID, then `;owner=<n>`
 * and `;recipient=<n>` where the grant is made with a record of theirs that is not the current one.
 */
export const OWNER_HEADER = "keyferry-owner";

/** Proof of possession of the key that a session is bound to (RFC 9449 section 4.1). */
export const PROOF_HEADER = "dpop";
/** The nonce that proofs have to carry from now on (RFC 9449 section 8.1). */
export const NONCE_HEADER = "dpop-nonce";

/** Names a POST request, so that doing it again gives the same answer (draft-ietf-httpapi-idempotency-key-header). */
export const IDEMPOTENCY_HEADER = "idempotency-key";
