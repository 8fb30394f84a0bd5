import { dirname } from "node:path";
import type { DataId } from "../../../shared/crypto";
import { segmentSize } from "../../../shared/format";
import type { JobControl } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { OpenedFiles } from "../opened/opened-files";
import type { DecryptFileJob, Files } from "../ports";
import { inParallel } from "./bounded-parallel";
import { exportedName, type PlannedExport, planExport } from "./export-plan";
import { reportFailures, requireSomeSuccess, valueOf } from "./job-outcome";
import { fileSystemName } from "./naming-rules";
import { decryptNewest, newestNode } from "./newest-node";
import { originalOf } from "./saving-back";
import type { VaultContext } from "./vault-context";
import { nameOf, type VaultNode } from "./vault-node";

/** Files to look for at a time; more only queue up in the runtime's own pool. */
const FILES_AT_ONCE = 16;

export interface ExportContext extends VaultContext {
  readonly opened: OpenedFiles;
  readonly platform: NodeJS.Platform;
}

export interface ExportWanted {
  readonly itemIds: readonly DataId[];
  readonly targetFolder: string;
  /** What an earlier run of the same job called the items; null for the first run. */
  readonly names: ReadonlyMap<DataId, string> | null;
  /** Told what they are called before anything is written, so that a second run can be given the same names. */
  readonly keepNames: (names: ReadonlyMap<DataId, string>) => Promise<void>;
}

/** Decrypts items, with all that lies in them, into a folder outside the vault. A second run does what the first one did not. */
export async function exportItems(
  context: ExportContext,
  wanted: ExportWanted,
  control: JobControl,
): Promise<void> {
  const { vault, files, engine, opened, platform } = context;
  const { targetFolder, names } = wanted;
  const namesThere = (await files.list(targetFolder)).map(({ name }) => name);
  // What is gone from the vault since the first run cannot be exported any more; the rest can.
  const isGone = (id: DataId): boolean => names !== null && vault.tree.get(id) === null;
  const itemIds = wanted.itemIds.filter((id) => !isGone(id));
  if (itemIds.length === 0) throw new KeyferryError("item-not-found");
  const plan = planExport(vault.tree, itemIds, targetFolder, namesThere, platform, names);
  if (names === null) await wanted.keepNames(plan.names);
  for (const folder of plan.folders) await files.makeFolder(folder);
  const toWrite = names === null ? plan.files : await missingOf(plan.files, files);
  const planned = toWrite.filter(({ node }) => control.only?.has(node.id) ?? true);
  if (planned.length === 0) return;
  const targetFolders = [...new Set(planned.map(({ targetPath }) => dirname(targetPath)))];
  const outcomes = await opened.whileExporting(targetFolders, () =>
    decryptNewest({ vault, engine }, planned, decryptJob, {
      signal: control.signal,
      pause: control.pause,
      onProgress: (progress) => control.progress(progress),
    }),
  );
  reportFailures(
    outcomes,
    (i) => nameOfExport(planned[i]?.node),
    control,
    (i) => planned[i]?.node.id,
  );
  if (control.only === null) requireSomeSuccess(outcomes);
}

/**
 * Files that an earlier run did not write. A file is written under its name only when it is whole, so one that is there is done; one
 * of another length is somebody else's, and the engine will not overwrite it.
 */
async function missingOf(planned: readonly PlannedExport[], files: Files): Promise<PlannedExport[]> {
  const isDone = await inParallel(planned, FILES_AT_ONCE, async ({ node, targetPath }) => {
    const there = await files.status(targetPath);
    return there?.kind === "file" && there.size === exportedBytes(node);
  });
  return planned.filter((_, i) => isDone[i] !== true);
}

function exportedBytes({ head, access }: VaultNode): number {
  const { header } = head;
  if (access.by !== "cover") return header.plaintextLength;
  const size = segmentSize(header);
  return Math.min(access.cover.to * size, header.plaintextLength) - access.cover.from * size;
}

/** Decrypts a file into the private folder for opened files and shows it with the default application. */
export async function openFile(context: ExportContext, itemId: DataId, control: JobControl): Promise<void> {
  const { vault, engine, opened, platform } = context;
  const node = await newestNode(vault, engine, itemId);
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

export function decryptJob({ head, access }: VaultNode, targetPath: string): DecryptFileJob {
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
