import { bytesToBase64Url, equalConstantTime, hmacSha256, u64be, utf8 } from "../../shared/crypto";
import { NONCE_SECONDS } from "./session-times";

const NONCE_LENGTH = 16;

/** "ending": it is still taken, but the client should have the next one. */
export type NonceState = "current" | "ending" | "refused";

/**
 * Nonces for proofs of possession (RFC 9449 section 8): the period of time that they are for, authenticated. Nothing
 * is remembered, so every process that has the secret takes what another one handed out.
 */
export class Nonces {
  constructor(
    private readonly secret: Uint8Array,
    private readonly nowSeconds: () => number,
  ) {}

  current(): string {
    return this.ofPeriod(this.period);
  }

  /** A nonce of the next period is from another process, whose clock is a little ahead. */
  judge(nonce: string): NonceState {
    if (this.isOf(nonce, this.period) || this.isOf(nonce, this.period + 1)) return "current";
    return this.isOf(nonce, this.period - 1) ? "ending" : "refused";
  }

  private get period(): number {
    return Math.floor(this.nowSeconds() / NONCE_SECONDS);
  }

  private ofPeriod(period: number): string {
    const mac = hmacSha256(this.secret, utf8("keyferry/v1/proof-nonce"), u64be(period));
    return bytesToBase64Url(mac.subarray(0, NONCE_LENGTH));
  }

  private isOf(nonce: string, period: number): boolean {
    return equalConstantTime(utf8(nonce), utf8(this.ofPeriod(period)));
  }
}
