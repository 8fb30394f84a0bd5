import { bytesToHex } from "../../../shared/crypto";
import { LIMITS, type Writer } from "../../../shared/format";
import { KeyferryError } from "../keyferry-error";
import { resealInPlace } from "./item-changes";
import { valueOf } from "./job-outcome";
import type { VaultContext } from "./vault-context";
import { isKeyed } from "./vault-node";

/**
 * Lists in the root's header everyone who was given leave to write and is not listed yet. Nothing happens when there is nobody, or
 * when this person is not the owner.
 * @throws KeyferryError `request-invalid` when there would be more writers than a header holds
 */
export async function admitWriters(context: VaultContext): Promise<void> {
  const { vault, ledger, engine } = context;
  const { root } = vault.tree;
  if (vault.role !== "owner" || !isKeyed(root)) return;
  const listed = root.head.header.writers;
  const known = new Set(listed.map(nameOfWriter));
  const ids = [root, ...vault.tree.descendants(root.id)].map(({ id }) => id);
  const admitted = (await ledger.writersOf(ids)).filter((writer) => !known.has(nameOfWriter(writer)));
  if (admitted.length === 0) return;
  const writers = [...listed, ...admitted];
  if (writers.length > LIMITS.writers) throw new KeyferryError("request-invalid", "too many writers");
  const written = valueOf(await engine.resealContainers([resealInPlace(context, root, { writers })]));
  await vault.noteWritten([{ path: root.head.path, container: written }]);
}

function nameOfWriter({ fingerprint, signingKey }: Writer): string {
  return bytesToHex(fingerprint) + bytesToHex(signingKey);
}
