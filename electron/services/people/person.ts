import {
  equalConstantTime,
  type Fingerprint,
  type SigningPublicKey,
  type UserId,
} from "../../../shared/crypto";
import type { IdentityRecord } from "../../../shared/format";
import type { PersonView } from "../../../shared/protocol/ipc/views";

/**
 * A person as this computer knows her.
 * - "not-verified": the keys seen first (trust on first use)
 * - "verified": the fingerprint was compared outside the app
 * - "changed": the server now offers other keys than those accepted; nothing may be shared until somebody decides
 */
export type Trust = PersonView["trust"];

/** How changed keys came to be; see the view. */
export type KeyChange = NonNullable<PersonView["change"]>;

export interface Person {
  readonly userId: UserId;
  readonly name: string;
  readonly address: string;
  readonly trust: Trust;
  readonly isMe: boolean;
  /** Whether somebody here has decided about her, as `Pin` says; a stranger who has sent something is not. */
  readonly isChosen: boolean;
  /** The keys that were accepted; null for a stranger who turned up under the address of somebody else. */
  readonly accepted: AcceptedKeys | null;
  /** All keys that the accepted ones descend from without a break, oldest first, `accepted` last; empty when that is null. */
  readonly generations: readonly AcceptedKeys[];
  /** Signing keys of the records that are offered and not accepted; empty unless the keys are changed. */
  readonly offeredKeys: readonly SigningPublicKey[];
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

/** The accepted keys, of now or former, that have this fingerprint; null for keys that were never accepted. */
export function generationOf(
  { generations }: Pick<Person, "generations">,
  fingerprint: Uint8Array,
): AcceptedKeys | null {
  return generations.find((keys) => equalConstantTime(keys.fingerprint, fingerprint)) ?? null;
}

/** Whether this is, or was, the signing key of this person. */
export function signsWith({ generations }: Pick<Person, "generations">, signingKey: Uint8Array): boolean {
  return generations.some(({ record }) => equalConstantTime(record.signingKey, signingKey));
}
