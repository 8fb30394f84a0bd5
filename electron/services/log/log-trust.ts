import { join } from "node:path";
import { bytesToHex, equalConstantTime, sha256, utf8 } from "../../../shared/crypto";
import type { SeenCheckpoint } from "../../../shared/format";
import { type Checkpoint, LogError, openCheckpoint, verifyConsistency } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import type { Files, KeyServer } from "../ports";
import { fromStoredBytes, toStoredBytes } from "../profile/stored-bytes";
import { StoredDocument } from "../profile/stored-document";
import type { Alarms } from "./alarms";
import { type Contradiction, saveEvidence } from "./evidence";
import { asDemanded, type KnownLog, logAtFirstSight, withNewerKeys } from "./known-log";
import { LeafMirror } from "./leaf-mirror";
import type { DemandedLog } from "./log-policy";
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

/** Entries fetched in one go. */
const ENTRIES_AT_ONCE = 64 * 256;

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
   * @throws KeyferryError `log-forked` (evidence is saved), `log-untrusted` (not signed, or leaves that are not those of the
   *   checkpoint), those of the server and the disk; nothing that was known is lost
   */
  verify<T>(
    server: KeyServer,
    shown: ShownCheckpoint,
    use: (verified: VerifiedLog) => T | Promise<T>,
  ): Promise<T> {
    return this.#oneAtATime(async () => {
      this.requireUncontradicted();
      const known = await this.#knownLog(server);
      const checkpoint = await this.#open(server, known, shown.note);
      await this.#require(server, checkpoint, shown);
      return use({ checkpoint, log: await this.#knownLog(server), mirror: this.mirror });
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

  async #require(server: KeyServer, checkpoint: Checkpoint, shown: ShownCheckpoint): Promise<void> {
    const { note, askedSize } = shown;
    const contradiction = { note, consistency: shown.consistency ?? [] };
    if (checkpoint.size < askedSize) {
      await this.#contradict({ kind: "rolled-back", ...contradiction });
    }
    if (checkpoint.size > this.size) {
      await this.#requireConsistency(server, checkpoint, shown);
      const { size, root } = checkpoint;
      const stored = { note, size, root: toStoredBytes(root) };
      await this.document.change((current) => ({ ...current, checkpoint: stored }));
    }
    await this.#catchUp(server, (await this.#knownLog(server)).vrfKey);
    if (!this.mirror.rows.namesLabelsKey && this.mirror.size > 0)
      throw new KeyferryError("log-untrusted", "no key of labels");
    if (!equalConstantTime(await this.mirror.rootAt(checkpoint.size), checkpoint.root))
      await this.#contradict({ kind: "forked", ...contradiction });
  }

  /** The log of now must begin with the log that is known. */
  async #requireConsistency(
    server: KeyServer,
    { size, root }: Checkpoint,
    { note, askedSize, consistency }: ShownCheckpoint,
  ): Promise<void> {
    const { checkpoint } = this.document.get();
    if (checkpoint === null || checkpoint.size === 0) return;
    const [fromSize, fromRoot] = [checkpoint.size, fromStoredBytes(checkpoint.root)];
    const holds = (proof: readonly Uint8Array[]) =>
      isProof(() => verifyConsistency({ fromSize, toSize: size, fromRoot, toRoot: root, proof }));
    if (consistency !== null && askedSize === fromSize && holds(consistency)) return;
    const fetched = await server.logConsistency(fromSize, size);
    if (!holds(fetched)) await this.#contradict({ kind: "forked", note, consistency: fetched });
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

  /** @throws KeyferryError `log-forked`, always */
  async #contradict(contradiction: Contradiction): Promise<never> {
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

  async #knownLog(server: KeyServer): Promise<KnownLog> {
    const { demanded } = this.deps;
    const { log } = this.document.get();
    if (log !== null) {
      return demanded === null ? readLog(log) : asDemanded(readLog(log), demanded);
    }
    return this.#keepLog(logAtFirstSight((await server.own.describe()).log, demanded));
  }

  async #keepLog(log: KnownLog): Promise<KnownLog> {
    await this.document.change((current) => ({ ...current, log: storeLog(log) }));
    return log;
  }

  /** A checkpoint is signed by the newest key; one that shows nothing new may be signed by an earlier one. */
  async #open(server: KeyServer, known: KnownLog, note: string): Promise<Checkpoint> {
    const newest = openBy(known, known.keys.slice(-1), note);
    if (newest !== null) return newest;
    const earlier = openBy(known, known.keys, note);
    if (earlier !== null && earlier.size <= this.size) return earlier;
    const renewed = withNewerKeys(known, (await server.own.describe()).log);
    const opened = openBy(renewed, renewed.keys.slice(-1), note);
    if (opened === null) throw new KeyferryError("log-untrusted", "not signed by the log's key");
    await this.#keepLog(renewed);
    return opened;
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

/** Null when none of these keys has signed. @throws KeyferryError `log-untrusted` */
function openBy(log: KnownLog, logKeys: KnownLog["keys"], note: string): Checkpoint | null {
  try {
    return openCheckpoint(note, { ...log, logKeys }).checkpoint;
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    if (error.code === "checkpoint-unsigned") return null;
    throw new KeyferryError("log-untrusted", error.code);
  }
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

async function readEntries(server: KeyServer, from: number, to: number): Promise<Uint8Array[]> {
  const entries = await server.logEntries(from, to);
  if (entries.length !== to - from) throw new KeyferryError("server-answer-invalid", "entries are missing");
  return entries;
}
