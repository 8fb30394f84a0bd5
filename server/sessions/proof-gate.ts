import type { FastifyRequest } from "fastify";
import { Nonces } from "./nonces";
import { proofRefused, type VerifiedProof, verifyProof } from "./proof";
import { ProofKeys } from "./proof-keys";
import type { ProofMemory } from "./proof-memory";

declare module "fastify" {
  interface FastifyRequest {
    /** The proof came with a nonce that will soon not be taken any more. */
    isNonceEnding: boolean;
  }
}

/** What was requested, without the query: the path as it came, before anything is decoded. */
function pathOf(request: FastifyRequest): string {
  return (request.raw.url ?? "").split("?", 1)[0] ?? "";
}

/** Where every proof of possession is checked. */
export class ProofGate {
  readonly nonces: Nonces;
  readonly keys = new ProofKeys();

  /** @param origins of this server, as clients may name it */
  constructor(
    private readonly memory: ProofMemory,
    private readonly origins: () => readonly string[],
    private readonly nowSeconds: () => number,
  ) {
    this.nonces = new Nonces(memory.nonceSecret, nowSeconds);
  }

  /**
   * Verifies the proof that came with a request.
   * @param token that is used with it; null at the token endpoint
   * @throws Problem `proof-refused` or `dpop-nonce-needed`
   */
  async verify(request: FastifyRequest, token: string | null): Promise<VerifiedProof> {
    const header = request.headers.dpop;
    const proof = await verifyProof(
      typeof header === "string" ? header : undefined,
      { method: request.method, path: pathOf(request), origins: this.origins(), token },
      this,
      this.nowSeconds(),
    );
    request.isNonceEnding = proof.nonceState === "ending";
    return proof;
  }

  /** @throws Problem `proof-refused` when this very proof was used before */
  async useOnce(proof: VerifiedProof): Promise<void> {
    if (!(await this.memory.useOnce(proof.proofHash, proof.forgetAt, this.nowSeconds())))
      throw proofRefused();
  }
}
