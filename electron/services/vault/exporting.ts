import { dirname } from "node:path";
import type { DataId } from "../../../shared/crypto";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { OpenedFiles } from "../opened/opened-files";
import type { DecryptFileJob } from "../ports";
import { exportedName, planExport } from "./export-plan";
import { reportFailures, requireSomeSuccess, valueOf } from "./job-outcome";
import { fileSystemName } from "./naming-rules";
import { originalOf } from "./saving-back";
import type { VaultContext } from "./vault-context";
import { nameOf, type VaultNode } from "./vault-node";

export interface ExportContext extends VaultContext {
  readonly opened: OpenedFiles;
  readonly platform: NodeJS.Platform;
}

/** Decrypts items, with all that lies in them, into a folder outside the vault. */
export async function exportItems(
  context: ExportContext,
  itemIds: readonly DataId[],
  targetFolder: string,
  control: JobControl,
): Promise<void> {
  const { vault, files, engine, opened, platform } = context;
  const namesThere = (await files.list(targetFolder)).map(({ name }) => name);
  const plan = planExport(vault.tree, itemIds, targetFolder, namesThere, platform);
  for (const folder of plan.folders) await files.makeFolder(folder);
  const jobs = plan.files.map(({ node, targetPath }) => decryptJob(node, targetPath));
  if (jobs.length === 0) return;
  const targetFolders = [...new Set(jobs.map((job) => dirname(job.targetPath)))];
  const outcomes = await opened.whileExporting(targetFolders, () =>
    engine.decryptFiles(jobs, {
      signal: control.signal,
      onProgress: (progress) => control.progress(progress),
    }),
  );
  reportFailures(outcomes, (i) => nameOfExport(plan.files[i]?.node), control);
  requireSomeSuccess(outcomes);
}

/** Decrypts a file into the private folder for opened files and shows it with the default application. */
export async function openFile(context: ExportContext, itemId: DataId, control: JobControl): Promise<void> {
  const { vault, engine, opened, platform } = context;
  const node = vault.tree.node(itemId);
  if (node.head.header.kind !== "file") throw new KeyferryError("request-invalid", "not a file");
  const decrypt = async (targetPath: string) => {
    const outcomes = await engine.decryptFiles([decryptJob(node, targetPath)], {
      signal: control.signal,
      onProgress: (progress) => control.progress(progress),
    });
    valueOf(outcomes);
  };
  await opened.open(fileSystemName(exportedName(node), platform), decrypt, originalOf(context, node));
}

function nameOfExport(node: VaultNode | undefined): string {
  return node === undefined ? "" : nameOf(node);
}

function decryptJob({ head, access }: VaultNode, targetPath: string): DecryptFileJob {
  const common = {
    sourcePath: head.path,
    headerHash: head.headerHash,
    targetPath,
    restoreMetadata: access.by === "item-key",
  };
  if (access.by === "item-key") return { ...common, access: { by: "item-key", itemKey: access.itemKey } };
  if (access.by === "none") throw new KeyferryError("no-access");
  return { ...common, access: access.cover, range: { from: access.cover.from, to: access.cover.to } };
}
