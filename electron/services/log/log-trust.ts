import { join } from "node:path";
import { bytesToHex, equalConstantTime, sha256, utf8 } from "../../../shared/crypto";
import type { SeenCheckpoint } from "../../../shared/format";
import { type Checkpoint, LogError, verifyConsistency } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import type { Files, KeyServer } from "../ports";
import { fromStoredBytes, toStoredBytes } from "../profile/stored-bytes";
import { StoredDocument } from "../profile/stored-document";
import type { Alarms } from "./alarms";
import { ENTRIES_AT_ONCE, readEntries } from "./entry-reading";
import { type Contradiction, saveEvidence } from "./evidence";
import type { Hiding } from "./hidden-log";
import { requireKeyLeaves } from "./key-leaves";
import { asDemanded, type KnownLog, type LogKeys, logAtFirstSight } from "./known-log";
import { LeafMirror } from "./leaf-mirror";
import type { DemandedLog } from "./log-policy";
import { openSigned, type SignedCheckpoint } from "./signed-checkpoint";
import { emptyTrust, readLog, storeLog, type TrustDocument, trustDocumentSchema } from "./trust-state";

export interface LogTrustDeps {
  readonly files: Files;
  /** Of all logs. */
  readonly folder: string;
  readonly evidenceFolder: string;
  readonly alarms: Alarms;
  /** What a policy demands of this server's log; null: it is believed at first use. */
  readonly demanded: DemandedLog | null;
}

/** A state of the log as a server showed it. */
export interface ShownCheckpoint {
  readonly note: string;
  /** The size that the server was asked with. */
  readonly askedSize: number;
  /** From the asked size on; null when no proof came with it. */
  readonly consistency: readonly Uint8Array[] | null;
}

/** What was verified of a log to the last leaf. */
export interface VerifiedLog {
  readonly checkpoint: Checkpoint;
  readonly log: KnownLog;
  readonly mirror: LeafMirror;
}

/**
 * What this computer believes about the log of one key server: its keys, the newest checkpoint that was verified, and a copy of all
 * leaves up to it. What is shown must be signed, never shorter than before, and continue exactly what is known.
 */
export class LogTrust {
  #work: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly deps: LogTrustDeps,
    private readonly document: StoredDocument<TrustDocument>,
    readonly mirror: LeafMirror,
  ) {}

  /** @param server the key server's origin */
  static async open(deps: LogTrustDeps, server: string): Promise<LogTrust> {
    const folder = join(deps.folder, bytesToHex(sha256(utf8(server))).slice(0, 16));
    const document = await StoredDocument.open({
      files: deps.files,
      path: join(folder, "trust.json"),
      schema: trustDocumentSchema,
      empty: emptyTrust(server),
    });
    const { mirrored } = document.get();
    return new LogTrust(deps, document, await LeafMirror.open(deps.files, folder, mirrored));
  }

  /** Of the newest checkpoint that is signed and continues those before; 0 for none. */
  get size(): number {
    return this.document.get().checkpoint?.size ?? 0;
  }

  /** What goes into everything that is signed here, so that others can tell whether they see the same log. */
  newest(): SeenCheckpoint | null {
    const { checkpoint } = this.document.get();
    if (checkpoint === null || this.mirror.size < checkpoint.size || this.#isContradicted()) return null;
    return { size: checkpoint.size, rootHash16: fromStoredBytes(checkpoint.root).slice(0, 16) };
  }

  /** @throws KeyferryError `log-forked` once the log has contradicted itself */
  requireUncontradicted(): void {
    if (this.#isContradicted()) throw new KeyferryError("log-forked");
  }

  #isContradicted(): boolean {
    const { contradiction } = this.document.get();
    if (contradiction === null) return false;
    // Somebody's word against the server's: whoever has seen the alarm decides whom to believe.
    return contradiction.saidBy === "server" || !this.deps.alarms.isAcknowledged(contradiction.alarm);
  }

  get watched(): TrustDocument["watched"] {
    return this.document.get().watched;
  }

  noteWatched(watched: NonNullable<TrustDocument["watched"]>): Promise<void> {
    return this.document.change((current) => ({ ...current, watched }));
  }

  /** How long the server has kept the log to itself. */
  get hiding(): Hiding {
    return this.document.get().hiding;
  }

  noteHiding(hiding: Hiding): Promise<void> {
    return this.document.change((current) => ({ ...current, hiding }));
  }

  /** Asks for the newest checkpoint and verifies everything up to it. @throws as `verify` does */
  async follow(server: KeyServer): Promise<void> {
    this.requireUncontradicted();
    const askedSize = this.size;
    const note = await server.logCheckpoint();
    await this.verify(server, { note, askedSize, consistency: null }, () => undefined);
  }

  /**
   * Verifies a state of the log that the server has shown, reads the leaves that are new, and lends the result to `use` before anything
   * else is verified.
   * @throws KeyferryError `log-forked` (evidence is saved), `log-untrusted` (not signed, or by a key that the log does not announce, or
   *   leaves that are not those of the checkpoint), those of the server and the disk; nothing that was known is lost
   */
  verify<T>(
    server: KeyServer,
    shown: ShownCheckpoint,
    use: (verified: VerifiedLog) => T | Promise<T>,
  ): Promise<T> {
    return this.#oneAtATime(async () => {
      this.requireUncontradicted();
      const signed = await openSigned(server, await this.#knownKeys(server), shown.note, this.size);
      await this.#require(server, signed, shown);
      return use({ checkpoint: signed.checkpoint, log: signed.log, mirror: this.mirror });
    });
  }

  /**
   * Stops look-ups and sharing because somebody has signed something with a checkpoint that the log does not have; once for each such
   * person, who could otherwise stop them again and again with checkpoints that she makes up. Resolves once that is safely on disk.
   */
  contradictedBy(by: string, seen: SeenCheckpoint): Promise<void> {
    return this.#oneAtATime(async () => {
      const contradiction = { kind: "told-otherwise", seen, by } as const;
      const { server } = this.document.get();
      if (this.#isContradicted() || this.deps.alarms.wasRaised(contradictionSubject(server, contradiction)))
        return;
      await this.#stop(contradiction);
    });
  }

  async #require(server: KeyServer, signed: SignedCheckpoint, shown: ShownCheckpoint): Promise<void> {
    const { checkpoint, log, unannounced } = signed;
    const contradiction = { note: shown.note, consistency: shown.consistency ?? [] };
    if (checkpoint.size < shown.askedSize)
      await this.#contradict({ kind: "rolled-back", ...contradiction }, signed);
    if (checkpoint.size > this.size) await this.#requireConsistency(server, signed, shown);
    await requireKeyLeaves(server, this.mirror, checkpoint, unannounced);
    await this.#keep(signed, shown.note);
    await this.#catchUp(server, log.vrfKey);
    if (!this.mirror.rows.namesLabelsKey && this.mirror.size > 0)
      throw new KeyferryError("log-untrusted", "no key of labels");
    if (!equalConstantTime(await this.mirror.rootAt(checkpoint.size), checkpoint.root))
      await this.#contradict({ kind: "forked", ...contradiction }, signed);
  }

  /** The log of now must begin with the log that is known. */
  async #requireConsistency(
    server: KeyServer,
    signed: SignedCheckpoint,
    { note, askedSize, consistency }: ShownCheckpoint,
  ): Promise<void> {
    const { size, root } = signed.checkpoint;
    const { checkpoint } = this.document.get();
    if (checkpoint === null || checkpoint.size === 0) return;
    const [fromSize, fromRoot] = [checkpoint.size, fromStoredBytes(checkpoint.root)];
    const holds = (proof: readonly Uint8Array[]) =>
      isProof(() => verifyConsistency({ fromSize, toSize: size, fromRoot, toRoot: root, proof }));
    if (consistency !== null && askedSize === fromSize && holds(consistency)) return;
    const fetched = await server.logConsistency(fromSize, size);
    if (!holds(fetched)) await this.#contradict({ kind: "forked", note, consistency: fetched }, signed);
  }

  /**
   * Reads the leaves up to the newest checkpoint, part by part; each part is proven to belong to it before it is kept, so that
   * whatever interrupts this, it goes on from there.
   */
  async #catchUp(server: KeyServer, labelsKey: Uint8Array): Promise<void> {
    const { checkpoint } = this.document.get();
    if (checkpoint === null) return;
    const target = { size: checkpoint.size, root: fromStoredBytes(checkpoint.root) };
    while (this.mirror.size < target.size) {
      const end = Math.min(target.size, this.mirror.size + ENTRIES_AT_ONCE);
      const leaves = await this.mirror.hash(await readEntries(server, this.mirror.size, end), labelsKey);
      const proof = end === target.size ? [] : await server.logConsistency(end, target.size);
      const claim = { fromSize: end, toSize: target.size, fromRoot: leaves.root, toRoot: target.root, proof };
      if (!isProof(() => verifyConsistency(claim))) {
        throw new KeyferryError("log-untrusted", "leaves that are not those of the checkpoint");
      }
      await this.mirror.append(leaves);
      await this.document.change((current) => ({ ...current, mirrored: end }));
    }
  }

  /** @throws KeyferryError `log-forked`; `log-untrusted` when it is only a retired key that says so */
  async #contradict(
    contradiction: Contradiction,
    { isByRetiredKey }: Pick<SignedCheckpoint, "isByRetiredKey">,
  ): Promise<never> {
    if (isByRetiredKey) throw new KeyferryError("log-untrusted", "signed by a retired key");
    await this.#stop(contradiction);
    throw new KeyferryError("log-forked", contradiction.kind);
  }

  async #stop(contradiction: Contradiction): Promise<void> {
    const { files, evidenceFolder, alarms } = this.deps;
    const { server, checkpoint } = this.document.get();
    const known = checkpoint?.note ?? "";
    const evidenceFile = await saveEvidence({ files, folder: evidenceFolder }, server, known, contradiction);
    const saidBy = contradiction.kind === "told-otherwise" ? "person" : "server";
    const subject = contradictionSubject(server, contradiction);
    const alarm = await alarms.raise({ subject, kind: "log-forked", evidenceFile });
    await this.document.change((current) => ({
      ...current,
      contradiction: { evidenceFile, alarm, saidBy },
    }));
  }

  /** Nothing that the server describes is kept before the log is seen to have it. */
  async #knownKeys(server: KeyServer): Promise<LogKeys> {
    const { demanded } = this.deps;
    const { log } = this.document.get();
    if (log === null) return logAtFirstSight((await server.own.describe()).log, demanded);
    return { log: demanded === null ? readLog(log) : asDemanded(readLog(log), demanded), unannounced: [] };
  }

  async #keep({ checkpoint, log, unannounced }: SignedCheckpoint, note: string): Promise<void> {
    const { size, root } = checkpoint;
    const isLonger = size > this.size;
    if (!isLonger && unannounced.length === 0 && this.document.get().log !== null) return;
    await this.document.change((current) => ({
      ...current,
      log: storeLog(log),
      checkpoint: isLonger ? { note, size, root: toStoredBytes(root) } : current.checkpoint,
    }));
  }

  #oneAtATime<T>(act: () => Promise<T>): Promise<T> {
    const result = this.#work.then(act);
    this.#work = result.catch(() => undefined);
    return result;
  }
}

/** What an alarm about this contradiction is called: the same contradiction is one alarm. */
function contradictionSubject(server: string, contradiction: Contradiction): string {
  if (contradiction.kind !== "told-otherwise") return `${server} ${contradiction.kind}`;
  return `${server} told-otherwise by ${contradiction.by}`;
}

function isProof(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}
