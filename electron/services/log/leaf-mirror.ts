import { join } from "node:path";
import { equalConstantTime } from "../../../shared/crypto";
import { decodeLogEntry, FormatError } from "../../../shared/format";
import { CompactRange, HASH_LENGTH, type Hash, type HashReader, leafHash, rootAt } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { encodeRow, LeafRows, ROW_LENGTH } from "./leaf-rows";

/** Entries that were read and hashed but are not part of the mirror yet. */
export interface NewLeaves {
  readonly size: number;
  readonly root: Hash;
  /** All hashes of the tree that the new leaves complete, in the order in which they become complete. */
  readonly hashes: readonly Hash[];
  readonly rows: readonly Uint8Array[];
}

/**
 * A copy of a log's tree on this computer: two files that only grow. `hashes` has every complete subtree in the order in
 * which leaves complete them (each leaf, then what it closes), so that any root can be computed from a few reads;
 * `rows` has for every entry what look-ups search for.
 */
export class LeafMirror {
  #size: number;

  private constructor(
    private readonly files: Files,
    private readonly folder: string,
    size: number,
    readonly rows: LeafRows,
  ) {
    this.#size = size;
  }

  /**
   * Opens the mirror at the size that was verified last: what a crash left beyond it is cut off. Begins anew, with size 0, when less
   * is there than that.
   * @throws KeyferryError of the file system
   */
  static async open(files: Files, folder: string, verifiedSize: number): Promise<LeafMirror> {
    await files.makeFolder(folder, 0o700);
    const [hashes, rows] = [join(folder, "hashes"), join(folder, "rows")];
    const isWhole =
      (await lengthOf(files, hashes)) >= hashCount(verifiedSize) * HASH_LENGTH &&
      (await lengthOf(files, rows)) >= verifiedSize * ROW_LENGTH;
    const size = isWhole ? verifiedSize : 0;
    await files.truncate(hashes, hashCount(size) * HASH_LENGTH);
    await files.truncate(rows, size * ROW_LENGTH);
    const bytes = size === 0 ? new Uint8Array(0) : await files.read(rows, size * ROW_LENGTH);
    return new LeafMirror(files, folder, size, new LeafRows(bytes));
  }

  get size(): number {
    return this.#size;
  }

  readonly #reader: HashReader = {
    read: (places) =>
      Promise.all(
        places.map(({ level, index }) => {
          const lastLeaf = (index + 1) * 2 ** level - 1;
          return this.#hashAt(hashCount(lastLeaf) + level);
        }),
      ),
  };

  /** The root of the first `size` leaves. @throws KeyferryError of the file system; LogError for a larger size */
  async rootAt(size: number): Promise<Hash> {
    return rootAt(this.#reader, size);
  }

  /** The hash of one leaf. */
  async leafHash(index: number): Promise<Hash> {
    if (index < 0 || index >= this.#size) throw new RangeError("no such leaf");
    return this.#hashAt(hashCount(index));
  }

  /**
   * Hashes entries that follow those of the mirror; keeps nothing.
   * @param labelsKey by which this log's labels are known to be made
   * @throws KeyferryError `log-untrusted` for an entry that is none, or that names another key of labels
   */
  async hash(entries: readonly Uint8Array[], labelsKey: Uint8Array): Promise<NewLeaves> {
    const range = await this.range();
    const rows = entries.map((entry) => readRow(entry, labelsKey));
    const hashes = entries.flatMap((entry) => range.append(leafHash(entry)).map(({ hash }) => hash));
    return { size: range.size, root: range.root(), hashes, rows };
  }

  /** Appends what `hash` gave for the mirror as it is now; resolves once it is safely on disk. */
  async append(leaves: NewLeaves): Promise<void> {
    if (leaves.rows.length !== leaves.size - this.#size) throw new RangeError("leaves of another size");
    if (leaves.rows.length === 0) return;
    const rows = Buffer.concat(leaves.rows);
    try {
      await this.files.append(join(this.folder, "hashes"), Buffer.concat(leaves.hashes));
      await this.files.append(join(this.folder, "rows"), rows);
    } catch (error) {
      await this.#cutBack().catch(() => undefined);
      throw error;
    }
    this.rows.append(rows);
    this.#size = leaves.size;
  }

  async #cutBack(): Promise<void> {
    await this.files.truncate(join(this.folder, "hashes"), hashCount(this.#size) * HASH_LENGTH);
    await this.files.truncate(join(this.folder, "rows"), this.#size * ROW_LENGTH);
  }

  /** What continues the mirror's tree. */
  async range(): Promise<CompactRange> {
    const places: { level: number; index: number }[] = [];
    for (let start = 0; start < this.#size; ) {
      const level = Math.floor(Math.log2(this.#size - start));
      places.push({ level, index: start / 2 ** level });
      start += 2 ** level;
    }
    return CompactRange.from(this.#size, await this.#reader.read(places));
  }

  async #hashAt(place: number): Promise<Hash> {
    const hash = await this.files.readRange(join(this.folder, "hashes"), place * HASH_LENGTH, HASH_LENGTH);
    if (hash.length !== HASH_LENGTH) throw new KeyferryError("disk-error", "the log's copy is too short");
    return hash;
  }
}

/** How many complete subtrees a tree of `size` leaves has: 2 * size less the bits set in it. */
function hashCount(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return 2 * size - bits;
}

async function lengthOf(files: Files, path: string): Promise<number> {
  return (await files.status(path))?.size ?? 0;
}

function readRow(bytes: Uint8Array, labelsKey: Uint8Array): Uint8Array {
  try {
    const entry = decodeLogEntry(bytes);
    if (entry.kind === "audit-head" && !equalConstantTime(entry.labelsKey, labelsKey))
      throw new KeyferryError("log-untrusted", "another key of labels");
    return encodeRow(entry);
  } catch (error) {
    if (error instanceof FormatError) throw new KeyferryError("log-untrusted", `entry: ${error.code}`);
    throw error;
  }
}
