import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesToBase64, utf8 } from "../shared/crypto";
import { DemoVaultWriter } from "./demo-containers";
import { createDemoRoot, grantTo, registerDataChange, registerGrantChange } from "./demo-grants";
import { enrolDemoPerson, makeChanges } from "./demo-member";
import { createDemoPerson, type DemoPerson } from "./demo-person";

/** Two enrolled people and a vault of Alice's that Bob may read. */
export interface DemoWorld {
  readonly alice: DemoPerson;
  readonly bob: DemoPerson;
  /** The vault's folder. */
  readonly vaultFolder: string;
}

const NOTE = `This is a Keyferry vault: encrypted files that open with Keyferry and a key from their owner.\n`;

async function writeIdentity(folder: string, person: DemoPerson): Promise<void> {
  const { userId, name, address, keys, signedRecord } = person;
  const identity = {
    userId,
    name,
    address,
    signedRecord: bytesToBase64(signedRecord),
    encryptionPrivateKey: bytesToBase64(keys.encryption.privatePkcs8),
    signingPrivateKey: bytesToBase64(keys.signing.privatePkcs8),
  };
  const path = join(folder, `${name.toLowerCase()}.identity.json`);
  await writeFile(path, `${JSON.stringify(identity, null, 2)}\n`, { mode: 0o600 });
}

/**
 * Enrols Alice and Bob at the server, writes a vault of Alice's below `folder` and registers the grants for it: her
 * own, and Bob's for the whole vault. Their identities, private keys included, are written beside it.
 */
export async function createDemoWorld(origin: string, folder: string): Promise<DemoWorld> {
  const [alice, bob] = await Promise.all([createDemoPerson("Alice"), createDemoPerson("Bob")]);
  for (const person of [alice, bob]) {
    await enrolDemoPerson(origin, person);
    await writeIdentity(folder, person);
  }
  const vaultFolder = join(folder, "Alice's vault");
  await mkdir(vaultFolder, { recursive: true });
  await writeFile(join(vaultFolder, "What is this folder.txt"), NOTE);

  const root = createDemoRoot(alice, new Uint8Array(randomBytes(16)));
  const writer = new DemoVaultWriter(vaultFolder, alice, root);
  const vault = await writer.writeVault("Alice's vault");
  const letters = await writer.writeFolder(vault, "Letters");
  await writer.writeFile(vault, "Read me.txt", utf8("Hello Bob, this was encrypted by Alice.\n"));
  await writer.writeFile(letters, "A longer letter.txt", utf8("Dear Bob,\nall is well.\n".repeat(30_000)));

  const payload = { kind: "item", key: vault.itemKey, name: "Alice's vault" } as const;
  await makeChanges(origin, alice, [
    registerDataChange(root.dataId, root),
    registerGrantChange(grantTo(alice, alice, root.dataId, payload, { access: "read-write" })),
    registerGrantChange(grantTo(alice, bob, root.dataId, payload)),
  ]);
  return { alice, bob, vaultFolder };
}
