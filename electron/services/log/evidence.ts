import { join } from "node:path";
import { bytesToBase64 } from "../../../shared/crypto";
import type { SeenCheckpoint } from "../../../shared/format";
import type { Files } from "../ports";

/** What cannot be true together with the checkpoint that is known here. */
export type Contradiction =
  | {
      /** "rolled-back": shorter than what the server was told was seen; "forked": it does not continue it. */
      readonly kind: "rolled-back" | "forked";
      /** The other checkpoint: a note that the log's key has signed. */
      readonly note: string;
      /** The proof that was given, and did not hold. */
      readonly consistency: readonly Uint8Array[];
    }
  | {
      /** A grant or a container carries a checkpoint that the log does not have. */
      readonly kind: "told-otherwise";
      readonly seen: SeenCheckpoint;
      /** Who signed what carries it. */
      readonly by: string;
    };

/**
 * Saves both checkpoints for people to look into.
 * @returns the file's path
 * @throws KeyferryError of the file system
 */
export async function saveEvidence(
  { files, folder }: { readonly files: Files; readonly folder: string },
  server: string,
  knownNote: string,
  contradiction: Contradiction,
): Promise<string> {
  const savedAt = new Date().toISOString();
  const path = join(folder, `${savedAt.replaceAll(":", "-")}.json`);
  const shown =
    contradiction.kind === "told-otherwise"
      ? {
          size: contradiction.seen.size,
          rootHash16: bytesToBase64(contradiction.seen.rootHash16),
          by: contradiction.by,
        }
      : { note: contradiction.note, consistency: contradiction.consistency.map(bytesToBase64) };
  const evidence = { savedAt, server, kind: contradiction.kind, known: { note: knownNote }, shown };
  await files.makeFolder(folder, 0o700);
  await files.writeAtomically(path, `${JSON.stringify(evidence, null, 2)}\n`);
  return path;
}
