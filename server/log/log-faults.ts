/** What can be wrong with a stored log, each with a sentence for the administrator. */
const SENTENCES = {
  "leaf-missing": "is missing in the log.",
  "leaf-malformed": "is not an entry that this server knows.",
  "hash-wrong": "is stored with a hash that does not follow from the leaves.",
  "hash-count": "are not as many as a log of this size has.",
  "root-wrong": "is not the root that follows from the leaves.",
  "checkpoint-wrong": "is not signed by the log's key, or not for these leaves.",
  "key-wrong": "is not endorsed by the key before it, or the leaf that announces it is missing.",
  "labels-key-wrong": "names another key for the labels of addresses than the server has.",
  "labels-key-missing": "names no key for the labels of addresses, so no app believes it.",
  "entry-out-of-place": "does not go on with what the log said of this person or address before.",
  "person-wrong": "is noted otherwise than the log says.",
  "record-wrong": "is not the record that the log has, byte for byte.",
  "record-missing": "has fewer or more records than the log says.",
  "label-wrong": "has an address whose label is another one in the log.",
  "still-active": "is enrolled although the log says revoked, or the other way round.",
} as const;

export type LogFaultKind = keyof typeof SENTENCES;

export interface LogFault {
  readonly kind: LogFaultKind;
  /** What is wrong; names leaves, hashes and user IDs, no addresses. */
  readonly what: string;
}

export function faultSentence({ kind, what }: LogFault): string {
  return `${what} ${SENTENCES[kind]}`;
}

/** The first faults that were found; a damaged log may have millions. */
export class FaultList {
  static readonly MAX = 100;
  private readonly found: LogFault[] = [];

  add(kind: LogFaultKind, what: string): void {
    if (this.found.length < FaultList.MAX) this.found.push({ kind, what });
  }

  get all(): readonly LogFault[] {
    return this.found;
  }
}
