import type { DataId, Fingerprint, SigningPublicKey, UserId } from "../../../shared/crypto";
import type { Grant, SeenCheckpoint } from "../../../shared/format";
import type { OwnRecords } from "./own-records";
import type { ProvenPeople, WantedPeople } from "./proven-people";

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
   * The newest verified checkpoint, asked for with every request: it tells the server what this client has seen, so that the
   * server cannot forget it unnoticed.
   */
  useCheckpoint(newest: () => SeenCheckpoint | null): void;
  /** Whoever is enrolled under exactly these addresses and user IDs, with all that proves it; nothing of it is checked here. */
  lookUp(wanted: WantedPeople, signal?: AbortSignal): Promise<ProvenPeople>;
  /** The newest checkpoint of the server's log, a signed note. */
  logCheckpoint(signal?: AbortSignal): Promise<string>;
  /** The log's entries [from, to), as their leaves were hashed; `to` is at most the size of a checkpoint that was seen. */
  logEntries(from: number, to: number, signal?: AbortSignal): Promise<Uint8Array[]>;
  /** What proves that the log of `to` entries begins with that of `from` entries. */
  logConsistency(from: number, to: number, signal?: AbortSignal): Promise<Uint8Array[]>;
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
      /** Of my earlier records, by their sequence: a grant may still be made for one of them. */
      formerFingerprints?: ReadonlyMap<number, Fingerprint>;
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
