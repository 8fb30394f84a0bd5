import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { type DataId, parseDataId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { JobControl, JobRunner } from "../jobs/job-runner";
import { KeyferryError } from "../keyferry-error";
import type { HeldPlaintext } from "../opened/held-plaintext";
import type { Desktop, Engine, Files } from "../ports";
import { planExport } from "../vault/export-plan";
import { decryptJob } from "../vault/exporting";
import { valueOf } from "../vault/job-outcome";
import { decryptNewest } from "../vault/newest-node";
import type { OpenVault } from "../vault/open-vault";
import { stateOf } from "../vault/tree-state";
import { subjectOf } from "../vault/vault-changes";
import type { VaultService } from "../vault/vault-service";

/** What can be decrypted while somebody holds a mouse button. */
export const DRAGGED_BYTES = 100 * 1024 * 1024;
export const DRAGGED_ITEMS = 1_000;

export interface DragOutDeps {
  readonly vaults: Pick<VaultService, "open">;
  readonly jobs: Pick<JobRunner, "start">;
  readonly engine: Pick<Engine, "decryptFiles">;
  readonly files: Files;
  readonly desktop: Pick<Desktop, "startDrag">;
  readonly held: HeldPlaintext;
  readonly platform: NodeJS.Platform;
}

/**
 * Dragging items out of the window: the system's drag carries files, so they are decrypted into the private folder first. One
 * method for each `drags.*` entry of the IPC contract.
 */
export class DragOut {
  constructor(private readonly deps: DragOutDeps) {}

  /**
   * Decrypts them, unless that was done and nothing changed since.
   * @throws KeyferryError `too-large-to-drag`, `item-not-found`, `vault-not-found`
   */
  async prepare({ vaultId, itemIds }: IpcRequest<"drags.prepare">): Promise<IpcResponse<"drags.prepare">> {
    const vault = await this.deps.vaults.open(vaultId);
    const ids = itemIds.map(parseDataId);
    requireSmall(vault, ids);
    const state = stateOf(vault.tree, ids);
    const known = this.deps.held.idOf(state);
    if (known !== null) return { dragId: known, jobId: null };
    const dragId = randomUUID();
    const subject = subjectOf(vault, ids);
    const { jobId } = this.deps.jobs.start("drag", subject, async (control) => {
      const decrypt = (folder: string) => this.#decrypt(vault, ids, folder, control);
      await this.deps.held.hold({ id: dragId, name: subject, state }, decrypt);
    });
    return { dragId, jobId };
  }

  /** Hands exactly the prepared files to the system's drag. @throws KeyferryError `file-not-found` when they were wiped */
  async begin({ dragId }: IpcRequest<"drags.begin">): Promise<void> {
    const paths = this.deps.held.pathsOf(dragId);
    if (paths === null) throw new KeyferryError("file-not-found");
    await this.deps.desktop.startDrag(paths);
  }

  /** @returns the topmost ones */
  async #decrypt(
    vault: OpenVault,
    ids: readonly DataId[],
    folder: string,
    control: JobControl,
  ): Promise<string[]> {
    const { engine, files, platform } = this.deps;
    const plan = planExport(vault.tree, ids, folder, [], platform, null);
    for (const path of plan.folders) await files.makeFolder(path, 0o700);
    const outcomes = await decryptNewest({ vault, engine }, plan.files, decryptJob, {
      signal: control.signal,
      onProgress: (progress) => control.progress(progress),
    });
    // Half of what was dragged would look like all of it where it is dropped.
    for (const outcome of outcomes) valueOf([outcome]);
    const paths = [...plan.folders, ...plan.files.map(({ targetPath }) => targetPath)];
    return paths.filter((path) => dirname(path) === folder);
  }
}

function requireSmall({ tree }: OpenVault, ids: readonly DataId[]): void {
  const nodes = tree.topmost(ids).flatMap((top) => [top, ...tree.descendants(top.id)]);
  const bytes = nodes.reduce((sum, { head }) => sum + head.header.plaintextLength, 0);
  if (bytes > DRAGGED_BYTES || nodes.length > DRAGGED_ITEMS) throw new KeyferryError("too-large-to-drag");
}
