import { join } from "node:path";
import type { DataId } from "../../../shared/crypto";
import { fileSystemIdentity, freeFileSystemName, splitExtension } from "./naming-rules";
import { nameOf, type VaultNode } from "./vault-node";
import type { VaultTree } from "./vault-tree";

export interface PlannedExport {
  readonly node: VaultNode;
  readonly targetPath: string;
}

export interface ExportPlan {
  /** Every folder before what lies in it. */
  readonly folders: readonly string[];
  readonly files: readonly PlannedExport[];
  /** What the topmost items are called in the target folder. */
  readonly names: ReadonlyMap<DataId, string>;
}

/** What a file of which only a part is readable is called outside the vault: "film (part).mp4". */
export function exportedName(node: VaultNode): string {
  const name = nameOf(node);
  if (node.access.by !== "cover") return name;
  const { stem, extension } = splitExtension(name === "" ? node.id : name);
  return `${stem} (part)${extension}`;
}

/**
 * Where items and all below them are written to. Names that this system's file systems cannot hold, or take for the same, are
 * changed; nothing that is there is overwritten.
 * @param namesThere what is in the target folder already
 * @param chosenNames what an earlier run called the topmost items; null for the first run
 */
export function planExport(
  tree: VaultTree,
  itemIds: readonly DataId[],
  targetFolder: string,
  namesThere: readonly string[],
  platform: NodeJS.Platform,
  chosenNames: ReadonlyMap<DataId, string> | null = null,
): ExportPlan {
  const names = new Map<DataId, string>();
  const plan = { folders: [] as string[], files: [] as PlannedExport[], names };
  const identityOf = (name: string): string => fileSystemIdentity(name, platform);
  const place = (nodes: readonly VaultNode[], folder: string, taken: Set<string>): void => {
    for (const node of nodes) {
      const chosen = folder === targetFolder ? chosenNames?.get(node.id) : undefined;
      const name =
        chosen ?? freeFileSystemName(exportedName(node), (identity) => taken.has(identity), platform);
      taken.add(identityOf(name));
      if (folder === targetFolder) names.set(node.id, name);
      const targetPath = join(folder, name);
      if (node.head.header.kind === "file") plan.files.push({ node, targetPath });
      else {
        plan.folders.push(targetPath);
        place(tree.children(node.id), targetPath, new Set());
      }
    }
  };
  place(tree.topmost(itemIds), targetFolder, new Set(namesThere.map(identityOf)));
  return plan;
}
