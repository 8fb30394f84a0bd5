import { bytesToBase64 } from "../../shared/crypto";
import {
  COSIGNATURE_KEY,
  type Hash,
  LogError,
  type LogVerifier,
  openNote,
  parseVkey,
} from "../../shared/log";
import type { WitnessOptions } from "../settings";

/** Milliseconds for one answer of a witness. */
const PATIENCE = 5000;
/** Bytes; more than any answer of a witness has. */
const MAX_ANSWER_LENGTH = 16 * 1024;
const SIZE = /^(?:0|[1-9][0-9]{0,15})\n?$/;
const LINE_START = "— ";

/** A witness did not cosign. The message says why, for the log. */
export class WitnessError extends Error {
  override readonly name = "WitnessError";
}

/** What a witness is asked to cosign. */
export interface Offer {
  /** Signed checkpoint. */
  readonly note: string;
  /** The note's text, with its last newline. */
  readonly text: string;
  readonly size: number;
  /** The proof that the checkpoint's tree begins with the tree of `from` leaves. */
  readonly consistencyFrom: (from: number) => Promise<readonly Hash[]>;
}

/** A witness that is asked over HTTP to cosign checkpoints (C2SP tlog-witness). */
export class WitnessClient {
  readonly verifier: LogVerifier;
  private readonly address: string;
  /** Size of the checkpoint that it cosigned last, as far as is known here. */
  private knownSize = 0;

  constructor({ vkey, url }: WitnessOptions) {
    this.verifier = parseVkey(vkey);
    if (this.verifier.type !== COSIGNATURE_KEY)
      throw new LogError("log-key-malformed", "not a witness's key");
    this.address = `${url.replace(/\/$/, "")}/add-checkpoint`;
  }

  /**
   * @returns its signature lines, verified
   * @throws WitnessError when it refuses or does not answer
   */
  async cosign(offer: Offer, signal: AbortSignal): Promise<string[]> {
    let answer = await this.ask(offer, signal);
    if (answer.status === 409) {
      this.knownSize = sizeIn(answer.body, offer.size);
      answer = await this.ask(offer, signal);
    }
    if (answer.status !== 200) throw new WitnessError(`${this.verifier.name} answered ${answer.status}`);
    const lines = answer.body.split("\n").filter((line) => this.isCosignature(offer.text, line));
    if (lines.length === 0) throw new WitnessError(`${this.verifier.name} did not sign what it was asked to`);
    this.knownSize = offer.size;
    return lines;
  }

  private async ask(offer: Offer, signal: AbortSignal): Promise<{ status: number; body: string }> {
    const from = Math.min(this.knownSize, offer.size);
    const proof = (await offer.consistencyFrom(from)).map((hash) => `${bytesToBase64(hash)}\n`).join("");
    try {
      const response = await fetch(this.address, {
        method: "POST",
        redirect: "error",
        headers: { "content-type": "text/plain; charset=utf-8" },
        body: `old ${from}\n${proof}\n${offer.note}`,
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
      });
      return { status: response.status, body: await shortText(response) };
    } catch (error) {
      throw new WitnessError(`${this.verifier.name} cannot be reached`, { cause: error });
    }
  }

  private isCosignature(text: string, line: string): boolean {
    if (!line.startsWith(LINE_START)) return false;
    try {
      return openNote(`${text}\n${line}\n`, [this.verifier]).verifiedBy.length === 1;
    } catch (error) {
      if (error instanceof LogError) return false;
      throw error;
    }
  }
}

/** The body up to a length that no honest answer has; what comes after it is not read. */
async function shortText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    parts.push(part);
    length += part.length;
    if (length > MAX_ANSWER_LENGTH) throw new Error("the answer is too long");
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The size that a witness says it knows. It must not be ahead of what it is offered. */
function sizeIn(body: string, offered: number): number {
  const size = SIZE.test(body) ? Number(body.trim()) : Number.NaN;
  if (!(size <= offered)) throw new WitnessError("a witness knows another state of this log");
  return size;
}
