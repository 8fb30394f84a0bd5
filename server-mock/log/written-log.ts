import { bytesToHex, concatBytes } from "../../shared/crypto";
import {
  CompactRange,
  consistencyProof,
  encodeEntryBundle,
  type Hash,
  type HashReader,
  inclusionProof,
  type LogSigner,
  leafHash,
  rootAt,
  signCheckpoint,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileName,
  tileWidth,
} from "../../shared/log";

/** A log with exactly these entries, signed and provable like any other: whoever has the key can write it as she likes. */
export class WrittenLog {
  /** Signed note. */
  readonly checkpoint: string;
  readonly #hashes = new Map<string, Hash>();
  readonly #places = new Map<string, number>();
  readonly #reader: HashReader = {
    read: async (places) => places.map(({ level, index }) => this.#hashAt(level, index)),
  };

  constructor(
    private readonly entries: readonly Uint8Array[],
    signer: LogSigner,
  ) {
    const range = CompactRange.empty();
    for (const [index, entry] of entries.entries()) {
      this.#places.set(bytesToHex(entry), index);
      for (const closed of range.append(leafHash(entry)))
        this.#hashes.set(`${closed.level}/${closed.index}`, closed.hash);
    }
    this.checkpoint = signCheckpoint({ origin: signer.name, size: range.size, root: range.root() }, signer);
  }

  get size(): number {
    return this.entries.length;
  }

  /** Where this log has an entry; null when it has it nowhere. */
  indexOf(entry: Uint8Array): number | null {
    return this.#places.get(bytesToHex(entry)) ?? null;
  }

  prove(index: number): Promise<Hash[]> {
    return inclusionProof(this.#reader, index, this.size);
  }

  /** Nothing for a size that this log does not go on from, as the honest server does. */
  async proveContinues(from: number, to: number = this.size): Promise<Hash[]> {
    return from > 0 && from < to ? consistencyProof(this.#reader, from, to) : [];
  }

  rootAt(size: number): Promise<Hash> {
    return rootAt(this.#reader, size);
  }

  /** The bytes of a tile or bundle; null while the log does not reach so far. */
  tile({ level, index, width }: TileName): Uint8Array | null {
    if (tileWidth(level === "entries" ? 0 : level, index, this.size) < width) return null;
    const from = index * TILE_WIDTH;
    if (level === "entries") return encodeEntryBundle(this.entries.slice(from, from + width));
    const hashes = Array.from({ length: width }, (_, at) => this.#hashAt(level * TILE_HEIGHT, from + at));
    return concatBytes(...hashes);
  }

  #hashAt(level: number, index: number): Hash {
    const hash = this.#hashes.get(`${level}/${index}`);
    if (hash === undefined) throw new RangeError(`no hash at ${level}/${index}`);
    return hash;
  }
}
