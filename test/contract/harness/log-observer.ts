import { base64UrlToBytes, parseUserId, vrfVerify } from "../../../shared/crypto";
import {
  decodeLogEntry,
  encodeLogEntry,
  type LogEntry,
  labelFromOutput,
  labelInput,
  type OpenedIdentityRecord,
  openIdentityRecord,
  type PersonEntry,
  personHash,
  recordHash,
} from "../../../shared/format";
import {
  type Checkpoint,
  CompactRange,
  decodeEntryBundle,
  entriesPath,
  leafHash,
  type OpenedCheckpoint,
  openCheckpoint,
  parseVkey,
  TILE_WIDTH,
  verifyConsistency,
  verifyInclusion,
} from "../../../shared/log";
import { consistencyAnswerSchema } from "../../../shared/protocol/http/log";
import { type ServerDescription, serverDescriptionSchema } from "../../../shared/protocol/http/operations";
import { logTilePath, PATHS } from "../../../shared/protocol/http/paths";
import type { PersonAnswer } from "../../../shared/protocol/http/people";
import { type Answer, send } from "./member";

/** What look-ups and enrolments answer with, as far as it concerns the log. */
interface Proven {
  readonly checkpoint: string;
  readonly consistency: readonly string[];
}

/** A stranger who checks a server's log from outside, with nothing but its public addresses and shared/log. */
export class LogObserver {
  private constructor(
    readonly origin: string,
    readonly description: ServerDescription,
  ) {}

  static async of(origin: string): Promise<LogObserver> {
    return new LogObserver(origin, (await send(origin, "GET", PATHS.server)).read(serverDescriptionSchema));
  }

  /** Checks the signatures of a checkpoint; by default those of the log alone. */
  open(note: string, quorum = 0): OpenedCheckpoint {
    return openCheckpoint(note, {
      origin: this.description.log.origin,
      logKeys: this.description.log.keys.map(({ vkey }) => parseVkey(vkey)),
      witnesses: this.description.witnesses.map(parseVkey),
      quorum,
    });
  }

  note(): Promise<Answer> {
    return send(this.origin, "GET", PATHS.checkpoint);
  }

  async checkpoint(): Promise<Checkpoint> {
    return this.open((await this.note()).text).checkpoint;
  }

  tile(path: string): Promise<Answer> {
    return send(this.origin, "GET", logTilePath(path));
  }

  /** All entries up to a size, of which the root must follow. */
  async mirror(checkpoint: Checkpoint): Promise<LogEntry[]> {
    const range = CompactRange.empty();
    const entries: LogEntry[] = [];
    for (let start = 0; start < checkpoint.size; start += TILE_WIDTH) {
      const width = Math.min(TILE_WIDTH, checkpoint.size - start);
      const bundle = await this.tile(entriesPath(start / TILE_WIDTH, width));
      for (const entry of decodeEntryBundle(bundle.bytes, width)) {
        range.append(leafHash(entry));
        entries.push(decodeLogEntry(entry));
      }
    }
    if (range.size !== checkpoint.size || Buffer.compare(range.root(), checkpoint.root) !== 0)
      throw new Error("the entries are not those of the checkpoint");
    return entries;
  }

  /** The proof that the log at `to` continues the log at `from`, by the log's own endpoint. */
  async demandGrowth(from: Checkpoint, to: Checkpoint): Promise<void> {
    const query = `?from=${from.size}&to=${to.size}`;
    const { root, proof } = (await send(this.origin, "GET", PATHS.consistency + query)).read(
      consistencyAnswerSchema,
    );
    if (Buffer.compare(base64UrlToBytes(root), to.root) !== 0) throw new Error("another root");
    verifyConsistency({
      fromSize: from.size,
      toSize: to.size,
      fromRoot: from.root,
      toRoot: to.root,
      proof: proof.map(base64UrlToBytes),
    });
  }

  /** Checks an answer's checkpoint, also against one that was seen before. */
  accept({ checkpoint: note, consistency }: Proven, seen?: Checkpoint, quorum = 0): Checkpoint {
    const { checkpoint } = this.open(note, quorum);
    if (seen && seen.size > 0)
      verifyConsistency({
        fromSize: seen.size,
        toSize: checkpoint.size,
        fromRoot: seen.root,
        toRoot: checkpoint.root,
        proof: consistency.map(base64UrlToBytes),
      });
    return checkpoint;
  }

  /**
   * Checks that the log has exactly these records of a person at this address, and that they are an unbroken chain. What
   * an answer does not tell of an entry, its kind and time, comes from a mirror.
   */
  demandProven(
    person: PersonAnswer,
    address: string,
    checkpoint: Checkpoint,
    mirror: readonly LogEntry[],
  ): OpenedIdentityRecord[] {
    const label = labelFromOutput(
      vrfVerify(
        base64UrlToBytes(this.description.log.vrfKey),
        labelInput(address),
        base64UrlToBytes(person.labelProof),
      ),
    );
    const chain: OpenedIdentityRecord[] = [];
    for (const [sequence, { record, index, inclusion }] of person.records.entries()) {
      const envelope = base64UrlToBytes(record);
      const { kind, time } = personEntryAt(mirror, index);
      const entry = encodeLogEntry({
        kind,
        time,
        personHash: personHash(parseUserId(person.userId)),
        label,
        sequence,
        recordHash: recordHash(envelope),
      });
      verifyInclusion({
        size: checkpoint.size,
        index,
        leafHash: leafHash(entry),
        proof: inclusion.map(base64UrlToBytes),
        root: checkpoint.root,
      });
      chain.push(openIdentityRecord(envelope, chain.at(-1)?.record));
    }
    return chain;
  }
}

function personEntryAt(mirror: readonly LogEntry[], index: number): PersonEntry {
  const entry = mirror[index];
  if (!entry || !("personHash" in entry)) throw new Error(`leaf ${index} is not about a person`);
  return entry;
}
