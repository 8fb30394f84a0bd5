import { type LogEntry, PERSON_ENTRY_KINDS, type PersonEntryKind } from "../../../shared/format";

/** What is kept of an entry besides its hash: kind (1 byte), time (7), and the first 8 bytes each of person and label. */
export interface LeafRow {
  readonly kind: PersonEntryKind | "audit-head" | "log-key";
  /** Seconds since 1970. */
  readonly time: number;
  /** Zeros for what is not about a person. */
  readonly person: Uint8Array;
  readonly label: Uint8Array;
}

export const ROW_LENGTH = 24;
export const PREFIX_LENGTH = 8;
const PERSON_AT = 8;
const LABEL_AT = 16;
const KINDS = [...PERSON_ENTRY_KINDS, "audit-head", "log-key"] as const;

export function encodeRow(entry: LogEntry): Uint8Array {
  const row = Buffer.alloc(ROW_LENGTH);
  row.writeBigUInt64BE(BigInt(entry.time));
  row[0] = KINDS.indexOf(entry.kind);
  if ("personHash" in entry) {
    row.set(entry.personHash.subarray(0, PREFIX_LENGTH), PERSON_AT);
    row.set(entry.label.subarray(0, PREFIX_LENGTH), LABEL_AT);
  }
  return row;
}

/**
 * The entries of a log, in memory, to be searched by person and by label. Eight bytes of a hash tell people apart: two that agreed in them
 * would make look-ups of both fail, and never hide an entry.
 */
export class LeafRows {
  #bytes: Buffer;
  #count: number;

  /** @param bytes whole rows */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
    this.#count = bytes.length / ROW_LENGTH;
  }

  get count(): number {
    return this.#count;
  }

  append(rows: Uint8Array): void {
    const length = this.#count * ROW_LENGTH;
    if (this.#bytes.length < length + rows.length) {
      const larger = Buffer.alloc(Math.max(length + rows.length, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, length));
      this.#bytes = larger;
    }
    this.#bytes.set(rows, length);
    this.#count += rows.length / ROW_LENGTH;
  }

  /** @throws RangeError for an entry that is not there */
  at(index: number): LeafRow {
    if (index < 0 || index >= this.#count) throw new RangeError("no such entry");
    const row = this.#bytes.subarray(index * ROW_LENGTH, (index + 1) * ROW_LENGTH);
    const kind = KINDS[row[0] ?? KINDS.length];
    if (kind === undefined) throw new RangeError("no such kind of entry");
    return {
      kind,
      time: Number(row.readBigUInt64BE() & 0x00ff_ffff_ffff_ffffn),
      person: Uint8Array.from(row.subarray(PERSON_AT, LABEL_AT)),
      label: Uint8Array.from(row.subarray(LABEL_AT)),
    };
  }

  /** Whether the log itself says by which key its labels are made. */
  get namesLabelsKey(): boolean {
    return this.#ofKind("audit-head").next().done === false;
  }

  /** Indexes of the entries that announce a signing key of the log, oldest first. */
  ofLogKeys(): number[] {
    return [...this.#ofKind("log-key")];
  }

  /** Seconds since 1970; null for a log without entries. */
  newestTime(): number | null {
    return this.#count === 0 ? null : this.at(this.#count - 1).time;
  }

  /** Indexes of the entries about this person, oldest first. @param person its hash, or the first 8 bytes of it */
  ofPerson(person: Uint8Array): number[] {
    return this.#find(PERSON_AT, person);
  }

  /** Indexes of the entries under this label, oldest first. @param label 32 bytes, or the first 8 of them */
  ofLabel(label: Uint8Array): number[] {
    return this.#find(LABEL_AT, label);
  }

  /** Whether the log's last word on this person is that her keys were withdrawn. */
  isRevoked(person: Uint8Array): boolean {
    return this.ofPerson(person).some((index) => this.at(index).kind === "revoke");
  }

  *#ofKind(kind: LeafRow["kind"]): Generator<number> {
    const wanted = KINDS.indexOf(kind);
    for (let index = 0; index < this.#count; index++)
      if (this.#bytes[index * ROW_LENGTH] === wanted) yield index;
  }

  #find(offset: number, hash: Uint8Array): number[] {
    const wanted = Buffer.from(hash.subarray(0, PREFIX_LENGTH));
    const [high, low] = [wanted.readUInt32BE(0), wanted.readUInt32BE(4)];
    const found: number[] = [];
    for (let index = 0, at = offset; index < this.#count; index++, at += ROW_LENGTH) {
      if (this.#bytes.readUInt32BE(at) !== high || this.#bytes.readUInt32BE(at + 4) !== low) continue;
      // Entries about nobody have zeros there, which a person's hash may have too.
      const kind = this.#bytes[index * ROW_LENGTH] ?? KINDS.length;
      if (kind < PERSON_ENTRY_KINDS.length) found.push(index);
    }
    return found;
  }
}
