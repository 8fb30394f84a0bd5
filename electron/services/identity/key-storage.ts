import { zero } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import type { Keychain } from "../ports";
import type { FormerKey, PrivateKeys } from "./keychain-identity";

/** Whose keys: one person can have an identity at several servers. */
export interface KeyOwner {
  readonly server: string;
  readonly userId: string;
}

/** Which of her keys: those in use, or those that will replace them as soon as the server has their record. */
export type KeySlot = "current" | "next";

function accountOf({ server, userId }: KeyOwner, key: "enc" | "sig", slot: KeySlot): string {
  return `${server}/${userId}/${key}${slot === "next" ? ".next" : ""}`;
}

function formerAccountOf({ server, userId }: KeyOwner, sequence: number): string {
  return `${server}/${userId}/enc.${sequence}`;
}

/**
 * Puts both private keys into the keychain, or neither.
 * @throws KeyferryError `keychain-missing`, `keychain-locked`
 */
export async function storeKeys(
  keychain: Keychain,
  owner: KeyOwner,
  keys: PrivateKeys,
  slot: KeySlot = "current",
): Promise<void> {
  try {
    await keychain.write(accountOf(owner, "enc", slot), keys.encryption);
    await keychain.write(accountOf(owner, "sig", slot), keys.signing);
  } catch (error) {
    await removeKeys(keychain, owner, slot).catch(() => undefined);
    throw error;
  }
}

/**
 * Lends both private keys to `use` and overwrites them afterwards. They are read one after the other: parallel
 * requests break gnome-keyring.
 * @throws KeyferryError `keychain-entry-missing`, `keychain-missing`, `keychain-locked`
 */
export async function withStoredKeys<T>(
  keychain: Keychain,
  owner: KeyOwner,
  use: (keys: PrivateKeys) => Promise<T> | T,
  slot: KeySlot = "current",
): Promise<T> {
  const encryption = await keychain.read(accountOf(owner, "enc", slot));
  const signing = await keychain.read(accountOf(owner, "sig", slot));
  try {
    if (encryption === null || signing === null) throw new KeyferryError("keychain-entry-missing");
    return await use({ encryption, signing });
  } finally {
    zero(...[encryption, signing].filter((key) => key !== null));
  }
}

/**
 * Lends the former decryption keys that are still there. Former signing keys are not kept: they sign nothing any more.
 * @throws KeyferryError `keychain-missing`, `keychain-locked`
 */
export async function withFormerKeys<T>(
  keychain: Keychain,
  owner: KeyOwner,
  sequences: readonly number[],
  use: (keys: readonly FormerKey[]) => Promise<T> | T,
): Promise<T> {
  const held: FormerKey[] = [];
  try {
    for (const sequence of sequences) {
      const encryption = await keychain.read(formerAccountOf(owner, sequence));
      if (encryption !== null) held.push({ sequence, encryption });
    }
    return await use(held);
  } finally {
    zero(...held.map(({ encryption }) => encryption));
  }
}

/**
 * Puts former decryption keys where `withFormerKeys` finds them.
 * @throws KeyferryError `keychain-missing`, `keychain-locked`
 */
export async function storeFormerKeys(
  keychain: Keychain,
  owner: KeyOwner,
  keys: readonly FormerKey[],
): Promise<void> {
  for (const { sequence, encryption } of keys) {
    await keychain.write(formerAccountOf(owner, sequence), encryption);
  }
}

/** @throws KeyferryError `keychain-missing`, `keychain-locked` */
export async function removeFormerKeys(
  keychain: Keychain,
  owner: KeyOwner,
  keys: readonly Pick<FormerKey, "sequence">[],
): Promise<void> {
  for (const { sequence } of keys) await keychain.remove(formerAccountOf(owner, sequence));
}

/**
 * Makes the next keys the current ones, and keeps the decryption key that they replace under its record's sequence. After an
 * interruption it is simply done again: what was kept once is not kept again, when the current key is the next one already.
 * @throws KeyferryError `keychain-entry-missing`, `keychain-missing`, `keychain-locked`
 */
export async function takeNextKeysIntoUse(
  keychain: Keychain,
  owner: KeyOwner,
  replacedSequence: number,
): Promise<void> {
  await withStoredKeys(
    keychain,
    owner,
    async (next) => {
      await keepFormerKey(keychain, owner, replacedSequence);
      await keychain.write(accountOf(owner, "enc", "current"), next.encryption);
      await keychain.write(accountOf(owner, "sig", "current"), next.signing);
    },
    "next",
  );
}

async function keepFormerKey(keychain: Keychain, owner: KeyOwner, sequence: number): Promise<void> {
  const kept = await keychain.read(formerAccountOf(owner, sequence));
  const current = kept === null ? await keychain.read(accountOf(owner, "enc", "current")) : null;
  try {
    if (current !== null) await keychain.write(formerAccountOf(owner, sequence), current);
  } finally {
    zero(...[kept, current].filter((key) => key !== null));
  }
}

/** @throws KeyferryError `keychain-missing`, `keychain-locked` */
export async function removeKeys(
  keychain: Keychain,
  owner: KeyOwner,
  slot: KeySlot = "current",
): Promise<void> {
  await keychain.remove(accountOf(owner, "enc", slot));
  await keychain.remove(accountOf(owner, "sig", slot));
}
