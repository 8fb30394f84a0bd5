import { bytesToHex, type DataId, parseDataId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Session } from "../identity/session";
import type { JobControl, JobKind, JobRunner } from "../jobs/job-runner";
import type { EngineProgress, RewriteJob } from "../ports";
import { toStoredBytes } from "../profile/stored-bytes";
import { type AnewIntent, type AnewJournal, contentHash, intentsFor, stillDue } from "./anew-journal";
import type { OpenVault } from "./open-vault";
import { requireNewestKeys } from "./rolled-back";
import { keepGrantsCurrent } from "./standing-grants";
import type { KeyedNode } from "./vault-node";
import { requireOwner } from "./vault-rights";
import type { VaultService } from "./vault-service";

/** Jobs that count on the files to stay the ones that were looked at. */
const READING: ReadonlySet<JobKind> = new Set<JobKind>(["export", "open", "copy", "drag"]);

/** Plaintext bytes, and files, that are encrypted anew before anything else in the vault gets a turn. */
const BYTES_A_TURN = 32 * 1024 * 1024;
const FILES_A_TURN = 256;

export interface EncryptingAnewDeps {
  readonly vaults: Pick<VaultService, "open" | "context">;
  readonly jobs: JobRunner;
  readonly journal: AnewJournal;
  readonly session: Pick<Session, "onOpen" | "problem">;
  readonly report: (event: string, error: unknown) => void;
}

interface Begun {
  readonly entryId: string;
  readonly content: AnewIntent;
}

/**
 * Gives the files of a vault contents under fresh keys. Taking access away re-seals what the content keys are sealed in and
 * leaves the contents as they are: who kept a content key from before could still open the unchanged segments.
 */
export class EncryptingAnew {
  readonly #running = new Map<DataId, string>();
  #stop: () => void = () => undefined;

  constructor(private readonly deps: EncryptingAnewDeps) {}

  /** Takes up what was interrupted, now and whenever the identity is opened. */
  start(): void {
    this.#stop = this.deps.session.onOpen(() => this.#resumeInBackground());
    this.#resumeInBackground();
  }

  close(): void {
    this.#stop();
  }

  /**
   * Encrypts the file, or all files below the folder, anew. Asked for again while it runs, it answers with the job that does.
   * @throws KeyferryError `not-owner`, `item-not-found`, `no-access`, those of the vault
   */
  async begin(request: IpcRequest<"sharing.encryptAnew">): Promise<IpcResponse<"sharing.encryptAnew">> {
    const vault = await this.deps.vaults.open(request.vaultId);
    requireOwner(vault.role);
    const itemId = parseDataId(request.itemId);
    vault.tree.keyedNode(itemId);
    const running = this.#running.get(itemId);
    if (running !== undefined) return { jobId: running };
    const begun: Begun[] = [];
    for (const content of intentsFor(vault.tree, vault.vaultId, itemId)) {
      begun.push({ entryId: await this.deps.journal.add(content), content });
    }
    return this.#startJob(vault, itemId, begun);
  }

  /** Goes on with what an earlier run left undone. */
  async resume(): Promise<void> {
    const { journal, session, vaults } = this.deps;
    const byItem = new Map<DataId, Begun[]>();
    for (const begun of await journal.list()) {
      byItem.set(begun.content.itemId, [...(byItem.get(begun.content.itemId) ?? []), begun]);
    }
    for (const [itemId, begun] of byItem) {
      const vaultId = begun[0]?.content.vaultId;
      if (session.problem() !== null || vaultId === undefined || this.#running.has(itemId)) continue;
      // A vault that is away now, on a disk say, is gone on with the next time.
      const vault = await vaults.open(vaultId).catch(() => null);
      if (vault?.role === "owner") this.#startJob(vault, itemId, begun);
    }
  }

  #resumeInBackground(): void {
    this.resume().catch((error: unknown) => this.deps.report("encrypting files anew", error));
  }

  #startJob(vault: OpenVault, itemId: DataId, begun: readonly Begun[]): { jobId: string } {
    const node = vault.tree.get(itemId);
    const subject = node !== null && node.access.by === "item-key" ? node.access.item.name : itemId;
    const work = async (control: JobControl) => {
      this.#running.set(itemId, control.jobId);
      try {
        await this.#encryptAll(vault, begun, control);
      } finally {
        this.#running.delete(itemId);
        vault.tellChanged();
      }
    };
    const started = this.deps.jobs.start("encrypt-anew", subject, work, { canPause: true, canRetry: true });
    this.#running.set(itemId, started.jobId);
    return started;
  }

  async #encryptAll(vault: OpenVault, begun: readonly Begun[], control: JobControl): Promise<void> {
    const isWanted = ({ id }: KeyedNode) => control.only === null || control.only.has(id);
    const due = begun.flatMap(({ content }) => stillDue(vault.tree, content)).filter(isWanted);
    const done = new Progress(due, control);
    for (const turn of this.#turns(vault, due)) {
      do {
        await control.pause.goneOn();
        await this.#untilNothingIsRead(control.signal);
      } while (control.pause.isPaused);
      if (control.signal.aborted) break;
      await vault.change(() => this.#encryptTurn(vault, turn, control, done));
    }
    // What the person stopped, and files that failed, do not come back by themselves. The locked or ended app goes on later; so does
    // what could not go on at all (its vault was paused, its disk is away), which has thrown before this.
    if (control.signal.aborted && control.isSuspended()) return;
    for (const { entryId } of begun) await this.deps.journal.remove(entryId);
  }

  async #encryptTurn(
    vault: OpenVault,
    turn: readonly KeyedNode[],
    control: JobControl,
    progress: Progress,
  ): Promise<void> {
    const context = this.deps.vaults.context(vault);
    await requireNewestKeys(context);
    // As they are now: somebody may have renamed, moved or rewritten them.
    const nodes = turn.flatMap((then) => {
      const node = vault.tree.get(then.id);
      const isSame = node?.access.by === "item-key" && contentHash(node) === contentHash(then);
      return isSame ? [node as KeyedNode] : [];
    });
    const { writer } = context.session.identity();
    const checkpoint = context.session.checkpoint();
    const jobs = nodes.map(
      ({ head, access }): RewriteJob => ({
        containerPath: head.path,
        headerHash: head.headerHash,
        itemKey: access.itemKey,
        writer,
        checkpoint,
      }),
    );
    // No pause in here: it would hold up everybody who wants to change the vault. What is under way is finished, then it pauses.
    const outcomes = await context.engine.rewriteContents(jobs, {
      signal: control.signal,
      onProgress: (part) => progress.tell(part),
    });
    const written = nodes.flatMap((node, i) => {
      const outcome = outcomes[i];
      if (outcome?.ok === false) control.fail(node.access.item.name, outcome.code, node.id);
      return outcome?.ok === true ? [{ node, container: outcome.value }] : [];
    });
    for (const { node, container } of written) {
      vault.renewed.note(node.id, contentHash(node), bytesToHex(container.header.tagsHash));
    }
    await vault.noteWritten(written.map(({ node, container }) => ({ path: node.head.path, container })));
    await context.ledger.noteSameContent(
      written.map(({ node, container }) => ({
        dataId: node.id,
        before: toStoredBytes(node.head.header.tagsHash),
        now: toStoredBytes(container.header.tagsHash),
      })),
    );
    await keepGrantsCurrent(context).catch(() => undefined);
    progress.next(turn);
  }

  /** Files of which parts were given stand alone, so that their people wait but a moment. */
  *#turns(vault: OpenVault, due: readonly KeyedNode[]): Generator<KeyedNode[]> {
    const { ledger } = this.deps.vaults.context(vault);
    let turn: KeyedNode[] = [];
    let bytes = 0;
    for (const node of due) {
      const { plaintextLength } = node.head.header;
      const isAlone = ledger.recipientCount(node.id) > 0;
      const isFull = turn.length === FILES_A_TURN || bytes + plaintextLength > BYTES_A_TURN;
      if (turn.length > 0 && (isFull || isAlone)) {
        yield turn;
        [turn, bytes] = [[], 0];
      }
      turn.push(node);
      bytes += isAlone ? BYTES_A_TURN : plaintextLength;
    }
    if (turn.length > 0) yield turn;
  }

  #untilNothingIsRead(signal: AbortSignal): Promise<void> {
    const { jobs } = this.deps;
    const isReading = () => jobs.list().some(({ kind, state }) => state === "running" && READING.has(kind));
    if (!isReading()) return Promise.resolve();
    return new Promise((resolve) => {
      const goOn = () => {
        stop();
        signal.removeEventListener("abort", goOn);
        resolve();
      };
      const stop = jobs.onChange(() => {
        if (!isReading()) goOn();
      });
      signal.addEventListener("abort", goOn, { once: true });
      if (signal.aborted) goOn();
    });
  }
}

/** Progress over all turns, as one. */
class Progress {
  #filesDone = 0;
  #bytesDone = 0;
  readonly #filesTotal: number;
  readonly #bytesTotal: number;

  constructor(
    due: readonly KeyedNode[],
    private readonly control: Pick<JobControl, "progress">,
  ) {
    this.#filesTotal = due.length;
    this.#bytesTotal = bytesOf(due);
    this.tell({ filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 });
  }

  tell({ filesDone, bytesDone }: EngineProgress): void {
    this.control.progress({
      filesDone: this.#filesDone + filesDone,
      filesTotal: this.#filesTotal,
      bytesDone: Math.min(this.#bytesDone + bytesDone, this.#bytesTotal),
      bytesTotal: this.#bytesTotal,
    });
  }

  next(turn: readonly KeyedNode[]): void {
    this.#filesDone += turn.length;
    this.#bytesDone += bytesOf(turn);
    this.tell({ filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 });
  }
}

function bytesOf(nodes: readonly KeyedNode[]): number {
  return nodes.reduce((sum, { head }) => sum + head.header.plaintextLength, 0);
}
