export const MEDIA_JSON = "application/json";
export const MEDIA_PROBLEM = "application/problem+json";
/** One grant in its compact binary form (docs/format.md); the owner's user ID is in the `keyferry-owner` header. */
export const MEDIA_GRANT = "application/vnd.keyferry.grant";
export const MEDIA_FORM = "application/x-www-form-urlencoded";

/** Names the owner of a grant answered in compact form, whose body does not repeat it. */
export const OWNER_HEADER = "keyferry-owner";
