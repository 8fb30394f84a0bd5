import { z } from "zod";
import { bytesToHex, type DataId, parseDataId } from "../../../shared/crypto";
import type { Files } from "../ports";
import { Journal } from "../profile/journal";
import { storedDataId } from "../profile/stored-bytes";
import { isKeyed, type KeyedNode } from "./vault-node";
import type { VaultTree } from "./vault-tree";

/** How much of the hash of a content's tags tells it from another one of the same file, in hexadecimal digits. */
const CONTENT_MARK_LENGTH = 16;
const ID_LENGTH = 32;

/** Files in one entry of the journal, which has to stay small enough to be read. */
const FILES_AN_ENTRY = 100_000;

/** Files whose contents are to be encrypted anew: IDs and what their contents are known by. Holds no key and no name. */
const anewIntentSchema = z.strictObject({
  version: z.literal(1),
  vaultId: storedDataId,
  /** What it was asked for. */
  itemId: storedDataId,
  files: z.array(z.string().regex(/^[0-9a-f]{48}$/)),
});
export type AnewIntent = z.infer<typeof anewIntentSchema>;
export type AnewJournal = Journal<AnewIntent>;

export function openAnewJournal(deps: { readonly files: Files; readonly folder: string }): AnewJournal {
  return new Journal({ ...deps, kind: "encrypt-anew", schema: anewIntentSchema });
}

/** A content as its file's header knows it, in hexadecimal. */
export function contentHash({ head }: Pick<KeyedNode, "head">): string {
  return bytesToHex(head.header.tagsHash);
}

/** Every readable file that has any content: the item itself, and all below it. */
export function filesAt(tree: VaultTree, itemId: DataId): KeyedNode[] {
  return [tree.node(itemId), ...tree.descendants(itemId)]
    .filter(isKeyed)
    .filter(({ head }) => head.header.kind === "file" && head.header.plaintextLength > 0);
}

export function intentsFor(tree: VaultTree, vaultId: DataId, itemId: DataId): AnewIntent[] {
  const files = filesAt(tree, itemId).map(
    (node) => node.id + contentHash(node).slice(0, CONTENT_MARK_LENGTH),
  );
  const intents: AnewIntent[] = [];
  for (let start = 0; start < files.length; start += FILES_AN_ENTRY) {
    intents.push({ version: 1, vaultId, itemId, files: files.slice(start, start + FILES_AN_ENTRY) });
  }
  return intents;
}

/** Files of the intent that still have the content of then: what was written since has a new key anyway. */
export function stillDue(tree: VaultTree, { files }: Pick<AnewIntent, "files">): KeyedNode[] {
  return files.flatMap((file) => {
    const node = tree.get(parseDataId(file.slice(0, ID_LENGTH)));
    if (node === null || !isKeyed(node)) return [];
    return contentHash(node).startsWith(file.slice(ID_LENGTH)) ? [node] : [];
  });
}
