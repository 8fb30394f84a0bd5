import type { SigningPublicKey, UserId } from "../../../shared/crypto";
import type { ServerDescription } from "../../../shared/protocol/http/operations";

/** What entitles the next record of a person: her key until now, or the recovery key that she committed to. */
export type RecordSuccession = "previous-key" | "recovery-key";

/** Asks for a person's own records without a session: proves that the asker holds her recovery key. */
export interface RecoveryClaim {
  readonly address: string;
  readonly recoveryPublicKey: SigningPublicKey;
  /** Unix seconds. */
  readonly time: number;
  /** Ed25519 by the recovery key; see `recoveryClaimBytes`. */
  readonly signature: Uint8Array;
}

/**
 * One's own identity at a key server: entering it, and replacing the record in force. Failures are those of `KeyServer`, and those
 * named here. Signed records are checked by the server as it likes; whoever calls checks what comes back.
 */
export interface OwnRecords {
  /** What the server says of itself; needs no session. */
  describe(signal?: AbortSignal): Promise<ServerDescription>;
  /** An invite for the address that the company's sign-on vouches for. "sign-on-refused" */
  inviteFor(idToken: string, signal?: AbortSignal): Promise<string>;
  /** "address-taken", "invite-needed", "invite-refused" */
  enrol(signedRecord: Uint8Array, invite: string | null, signal?: AbortSignal): Promise<void>;
  /** The signed record in force of whoever is signed in; null when the server knows nobody of this ID. */
  current(userId: UserId, signal?: AbortSignal): Promise<Uint8Array | null>;
  /**
   * Replaces the record in force. By the previous key it needs a session.
   * "identity-changed-elsewhere" when another record than `previous` is in force, "keys-renewed-too-often"
   * @param previous the signed record that is in force
   */
  replace(
    userId: UserId,
    signedRecord: Uint8Array,
    previous: Uint8Array,
    by: RecordSuccession,
    signal?: AbortSignal,
  ): Promise<void>;
  /** All signed records of the person, oldest first. "recovery-refused" when the claim opens nothing. */
  forRecovery(claim: RecoveryClaim, signal?: AbortSignal): Promise<Uint8Array[]>;
}
