import { bytesToHex, equalConstantTime } from "../../shared/crypto";
import { decodeLogEntry, FormatError, type LogEntry, type PersonEntry } from "../../shared/format";
import { CompactRange, type Hash, leafHash } from "../../shared/log";
import { countHashes, findHashes, placeName, readEntries } from "../storage/log-store";
import type { Queries } from "../storage/tables";
import type { FaultList } from "./log-faults";

const PAGE = 1000;

/** What the log's entries say of one person, all together. */
export interface LoggedPerson {
  readonly label: string;
  readonly sequence: number;
  readonly lastLeaf: number;
  readonly revoked: boolean;
}

/** Recomputes a stored log from its leaves, and what it says of people. */
export class LeafWalk {
  /** By the person's hash, hex. */
  readonly people = new Map<string, LoggedPerson>();
  /** Keys that leaves announce, hex, in order. */
  readonly announcedKeys: string[] = [];
  /** Leaves that say by which key labels are made. */
  private labelsKeyLeaves = 0;
  private readonly range = CompactRange.empty();
  private readonly holders = new Map<string, string>();
  private readonly roots = new Map<number, Hash>();

  constructor(
    private readonly queries: Queries,
    private readonly faults: FaultList,
    /** Public key of the log's labels, as the server knows it. */
    private readonly labelsKey: Uint8Array,
  ) {}

  /** Walks the first `size` leaves; the roots at `sizesOfInterest` can be asked for afterwards. */
  async walk(size: number, sizesOfInterest: ReadonlySet<number>): Promise<void> {
    for (let from = 0; from < size; from += PAGE) {
      const count = Math.min(PAGE, size - from);
      const entries = await readEntries(this.queries, from, count);
      await this.walkPage(from, entries, sizesOfInterest);
      if (entries.length === count) continue;
      this.faults.add("leaf-missing", `Leaf ${from + entries.length} or one after it`);
      return;
    }
    if (size > 0 && this.labelsKeyLeaves === 0) this.faults.add("labels-key-missing", "The log");
    if ((await countHashes(this.queries)) !== hashesOf(size)) this.faults.add("hash-count", "The hashes");
  }

  /** The root at a size of interest; null when the log did not come so far. */
  rootAt(size: number): Hash | null {
    return this.roots.get(size) ?? null;
  }

  private async walkPage(from: number, entries: readonly Uint8Array[], ofInterest: ReadonlySet<number>) {
    const closed = entries.flatMap((entry, place) => {
      this.readEntry(from + place, entry);
      const subtrees = this.range.append(leafHash(entry));
      if (ofInterest.has(this.range.size)) this.roots.set(this.range.size, this.range.root());
      return subtrees;
    });
    const stored = await findHashes(this.queries, closed);
    for (const subtree of closed) {
      const hash = stored.get(placeName(subtree));
      if (!hash || !equalConstantTime(hash, subtree.hash))
        this.faults.add("hash-wrong", `The subtree ${placeName(subtree)}`);
    }
  }

  private readEntry(leaf: number, bytes: Uint8Array): void {
    let entry: LogEntry;
    try {
      entry = decodeLogEntry(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.faults.add("leaf-malformed", `Leaf ${leaf}`);
      return;
    }
    if ("personHash" in entry) this.readPersonEntry(leaf, entry);
    if (entry.kind === "audit-head") this.readLabelsKey(leaf, entry.labelsKey);
    if (entry.kind === "log-key") this.announcedKeys.push(bytesToHex(entry.newKey));
  }

  private readLabelsKey(leaf: number, labelsKey: Uint8Array): void {
    this.labelsKeyLeaves += 1;
    if (!equalConstantTime(labelsKey, this.labelsKey)) this.faults.add("labels-key-wrong", `Leaf ${leaf}`);
  }

  private readPersonEntry(leaf: number, entry: PersonEntry): void {
    const person = bytesToHex(entry.personHash);
    const label = bytesToHex(entry.label);
    const known = this.people.get(person);
    const goesOn =
      entry.kind === "enrol"
        ? !known && !this.holders.has(label)
        : known?.revoked === false &&
          known.label === label &&
          entry.sequence === known.sequence + (entry.kind === "revoke" ? 0 : 1);
    if (!goesOn) this.faults.add("entry-out-of-place", `Leaf ${leaf}`);
    const revoked = entry.kind === "revoke";
    this.people.set(person, { label, sequence: entry.sequence, lastLeaf: leaf, revoked });
    if (revoked) this.holders.delete(label);
    else this.holders.set(label, person);
  }
}

/** Complete subtrees of a tree: one for each leaf, and one less than that, less one for each further bit of the size. */
function hashesOf(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return 2 * size - bits;
}
