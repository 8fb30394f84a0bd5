import type { Fingerprint, UserId } from "../../../shared/crypto";
import type { IdentityRecord } from "../../../shared/format";
import type { PersonView } from "../../../shared/protocol/ipc/views";

/**
 * A person as this computer knows her.
 * - "not-verified": the keys seen first (trust on first use)
 * - "verified": the fingerprint was compared outside the app
 * - "changed": the server now offers other keys than those accepted; nothing may be shared until somebody decides
 */
export type Trust = PersonView["trust"];

export interface Person {
  readonly userId: UserId;
  readonly name: string;
  readonly address: string;
  readonly trust: Trust;
  readonly isMe: boolean;
  /** The keys that were accepted; null for a stranger who turned up under the address of somebody else. */
  readonly accepted: AcceptedKeys | null;
  /** What the screens show; for changed keys the words and digits are those of the offered keys. */
  readonly view: PersonView;
}

export interface AcceptedKeys {
  readonly record: IdentityRecord;
  readonly fingerprint: Fingerprint;
}

/** Somebody to share with: exactly the keys whose digits were on the screen. */
export interface Recipient {
  readonly userId: UserId;
  readonly record: IdentityRecord;
  readonly fingerprint: Fingerprint;
}
