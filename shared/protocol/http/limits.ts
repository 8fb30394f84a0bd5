/** Hard limits of the HTTP API that client and server both know. */
export const LOOKUP_MAX = 100;
export const BATCH_MAX = 500;
export const FETCH_MAX = 500;
/** Entries in one page of a listing. */
export const PAGE_SIZE = 200;
/** One signed identity record. */
export const IDENTITY_RECORD_MAX_BYTES = 4096;
/** Records that one person may have had, the current one included. */
export const RECORDS_MAX = 64;
/** What one grant may wrap; a set of about 300 items. */
export const WRAPPED_MAX_BYTES = 16 * 1024;
/** An assertion may be valid for so long at most, and a session lasts as long. */
export const ASSERTION_MAX_SECONDS = 300;
export const SESSION_SECONDS = 300;
/** A proof of possession may be used for so long after it was made. */
export const PROOF_SECONDS = 60;
/** Characters of one proof. */
export const PROOF_MAX_LENGTH = 2048;
