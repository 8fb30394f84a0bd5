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
 */
export function planExport(
  tree: VaultTree,
  itemIds: readonly DataId[],
  targetFolder: string,
  namesThere: readonly string[],
  platform: NodeJS.Platform,
): ExportPlan {
  const plan = { folders: [] as string[], files: [] as PlannedExport[] };
  const identityOf = (name: string): string => fileSystemIdentity(name, platform);
  const place = (nodes: readonly VaultNode[], folder: string, taken: Set<string>): void => {
    for (const node of nodes) {
      const name = freeFileSystemName(exportedName(node), (identity) => taken.has(identity), platform);
      taken.add(identityOf(name));
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
