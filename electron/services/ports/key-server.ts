import type { DataId, Fingerprint, SigningPublicKey, UserId } from "../../../shared/crypto";
import type { Grant } from "../../../shared/format";
import type { OwnRecords } from "./own-records";

/** Proves to the server who is asking, without the key ever leaving its owner (RFC 7523 client assertion). */
export interface SessionSigner {
  readonly userId: UserId;
  /** Raw Ed25519 signature (64 bytes) over the JWS signing input. */
  signAssertion(signingInput: Uint8Array): Promise<Uint8Array>;
}

export interface DataRegistration {
  readonly dataId: DataId;
  /** The vault root this belongs to and its nonce: the server checks a root's ID against owner key and nonce. */
  readonly rootId: DataId;
  readonly rootNonce: Uint8Array;
}

export type GrantChange =
  | { readonly change: "register"; readonly grant: Grant }
  | { readonly change: "revoke"; readonly dataId: DataId; readonly recipientId: UserId };

/**
 * Same order and length as the changes sent. "conflict": the server holds a newer epoch for this data and recipient.
 * "recipient-changed": the recipient has other keys by now than those the grant was made for.
 */
export type GrantChangeOutcome =
  | "done"
  | "conflict"
  | "recipient-unknown"
  | "recipient-changed"
  | "data-unknown"
  | "refused";

/** Access that was taken away; every epoch of it is gone. */
export interface RevokedGrant {
  readonly dataId: DataId;
  readonly ownerId: UserId;
  readonly recipientId: UserId;
}

/** The newest grant for each (data, owner, recipient), oldest change first. */
export interface GrantPage {
  readonly grants: Grant[];
  /** Taken away since: what a client that kept its cursor has to forget. */
  readonly revoked: RevokedGrant[];
  /** Pass it as `after` to get the next page; null when there is nothing more for now. */
  readonly next: string | null;
  /** Pass it as `after` in a later call to get only what changed after this page. */
  readonly resume: string | null;
}

/**
 * The key management server. Every failure is a KeyferryError: "server-unreachable", "server-untrusted" (certificate),
 * "server-slow", "server-error", "server-busy", "server-answer-invalid", "server-refused", "not-signed-in", "cancelled".
 * Answers are parsed by schema and by the strict codecs of shared/format before they are returned; signatures of
 * grants are the caller's to verify.
 */
export interface KeyServer {
  readonly origin: string;
  /** Enrolling, and replacing one's own record. */
  readonly own: OwnRecords;
  /** Who signs in from now on; null signs out and forgets the token. */
  useSigner(signer: SessionSigner | null): void;
  /** Resolves when the server answers and speaks this protocol. */
  checkReachable(signal?: AbortSignal): Promise<void>;
  /**
   * The signed identity record enrolled under exactly this address, or null. "person-record-invalid" when what the
   * server gives is not a valid record of this address.
   */
  lookUpByAddress(address: string, signal?: AbortSignal): Promise<Uint8Array | null>;
  /** Signed identity records for up to 100 user IDs; absent people are missing from the map. */
  lookUpByUserId(userIds: readonly UserId[], signal?: AbortSignal): Promise<Map<UserId, Uint8Array>>;
  /** "not-owner" when a root ID does not follow from the caller's signing key and the nonce. */
  registerData(registrations: readonly DataRegistration[], signal?: AbortSignal): Promise<void>;
  /** Any number of changes; sent in batches of at most 500, each batch applied in one transaction. */
  changeGrants(changes: readonly GrantChange[], signal?: AbortSignal): Promise<GrantChangeOutcome[]>;
  /**
   * My newest grant for a data ID (compact binary on the wire), or null. `epoch` asks for exactly that epoch.
   * A container at hand names its owner by signing key: pass it as `ownerSigningKey`, so that a grant that
   * somebody else registered under the same data ID is never answered instead.
   */
  fetchGrant(
    dataId: DataId,
    options: {
      recipientFingerprint: Fingerprint;
      ownerId?: UserId;
      ownerSigningKey?: SigningPublicKey;
      epoch?: number;
    },
    signal?: AbortSignal,
  ): Promise<Grant | null>;
  /** My newest grants for up to 500 data IDs, from any owner. */
  fetchGrants(dataIds: readonly DataId[], signal?: AbortSignal): Promise<Grant[]>;
  /** Grants made to me, oldest change first. */
  receivedGrants(after: string | null, signal?: AbortSignal): Promise<GrantPage>;
  /** Grants I made (mine as owner), not revoked, all data. */
  issuedGrants(after: string | null, signal?: AbortSignal): Promise<GrantPage>;
}
