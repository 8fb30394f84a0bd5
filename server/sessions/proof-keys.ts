import { type CryptoKey, calculateJwkThumbprint, importJWK } from "jose";
import { z } from "zod";
import { base64UrlToBytes } from "../../shared/crypto";
import { PROOF_ALGORITHM } from "../../shared/protocol/http/sessions";

const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A public key of P-256 as a proof's header has it, without its private part. */
const publicKeySchema = z.object({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: coordinate,
  y: coordinate,
  d: z.never().optional(),
});

export interface ProofKey {
  readonly key: CryptoKey;
  /** SHA-256 thumbprint (RFC 7638). */
  readonly thumbprint: Uint8Array;
}

/** Keys of as many sessions are kept ready; a key that has to be read again costs a fraction of a millisecond. */
const KEPT = 4096;

/** Reads the keys of proofs. A session's key comes with each of its requests, so those last used stay ready. */
export class ProofKeys {
  /** By coordinates, least recently used first. */
  private readonly ready = new Map<string, ProofKey>();

  /** Null when this is no public key of the right kind. */
  async read(jwk: unknown): Promise<ProofKey | null> {
    const parsed = publicKeySchema.safeParse(jwk);
    if (!parsed.success) return null;
    const { kty, crv, x, y } = parsed.data;
    const name = `${x}.${y}`;
    const known = this.ready.get(name) ?? (await this.imported({ kty, crv, x, y }));
    if (known === null) return null;
    this.ready.delete(name);
    this.ready.set(name, known);
    for (const oldest of this.ready.keys()) {
      if (this.ready.size <= KEPT) break;
      this.ready.delete(oldest);
    }
    return known;
  }

  /** WebCrypto refuses coordinates that are no point of the curve, with an error of its own. */
  private async imported(jwk: { kty: "EC"; crv: "P-256"; x: string; y: string }): Promise<ProofKey | null> {
    let key: CryptoKey | Uint8Array;
    try {
      key = await importJWK({ ...jwk }, PROOF_ALGORITHM);
    } catch {
      return null;
    }
    if (key instanceof Uint8Array) return null;
    return { key, thumbprint: base64UrlToBytes(await calculateJwkThumbprint({ ...jwk })) };
  }
}
