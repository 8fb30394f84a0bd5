import type { UserId } from "../../../shared/crypto";

/** At most 100 addresses and user IDs together. */
export interface WantedPeople {
  /** Normalized. */
  readonly addresses?: readonly string[];
  readonly userIds?: readonly UserId[];
  /** Size of the newest checkpoint that the asker has verified; 0 for none. */
  readonly logSize: number;
}

/** One signed record, and where the log has it. */
export interface LoggedRecord {
  readonly envelope: Uint8Array;
  /** Of its entry in the log. */
  readonly index: number;
  readonly inclusion: readonly Uint8Array[];
}

/** A person as the server shows her. Only the lengths of bytes were checked. */
export interface ProvenPerson {
  readonly userId: UserId;
  /** VRF proof of 80 bytes, which fixes the label of her address in the log. */
  readonly labelProof: Uint8Array;
  /** From the first to the one in force; at least one. */
  readonly records: readonly LoggedRecord[];
}

/** An answer to a look-up: people, and the state of the log at the moment of the answer. */
export interface ProvenPeople {
  /** A signed note. */
  readonly checkpoint: string;
  /** From the asked `logSize` to the checkpoint's size. */
  readonly consistency: readonly Uint8Array[];
  readonly people: readonly ProvenPerson[];
}
