import { type CryptoKey, decodeProtectedHeader, errors, jwtVerify } from "jose";
import { z } from "zod";
import { bytesToBase64Url, sha256, utf8 } from "../../shared/crypto";
import { PROOF_MAX_LENGTH, PROOF_SECONDS } from "../../shared/protocol/http/limits";
import { PROOF_ALGORITHM, PROOF_TYPE } from "../../shared/protocol/http/sessions";
import { Problem } from "../problem";
import type { NonceState, Nonces } from "./nonces";
import type { ProofKey, ProofKeys } from "./proof-keys";
import { CLOCK_TOLERANCE } from "./session-times";

/** The request that a proof has to be made for. */
export interface ProvenRequest {
  readonly method: string;
  /** As it was requested, without query. */
  readonly path: string;
  /** Origins that clients may know this server by. */
  readonly origins: readonly string[];
  /** The token that is used with the proof; null at the token endpoint. */
  readonly token: string | null;
}

export interface VerifiedProof {
  /** SHA-256 thumbprint of the key (RFC 7638). */
  readonly thumbprint: Uint8Array;
  readonly nonceState: Exclude<NonceState, "refused">;
  /** SHA-256 over thumbprint and `jti`: a proof with this value may be used once. */
  readonly proofHash: Uint8Array;
  /** From when on the proof is too old anyway, in Unix seconds. */
  readonly forgetAt: number;
}

const claimsSchema = z.object({
  jti: z.string().min(1).max(128),
  htm: z.string(),
  htu: z.string(),
  iat: z.int(),
  nonce: z.string().optional(),
  ath: z.string().optional(),
});
type ProofClaims = z.infer<typeof claimsSchema>;

export function proofRefused(): Problem {
  return new Problem("proof-refused", { error: "invalid_dpop_proof" });
}

/** The key in the proof's own header; nothing is verified yet. */
async function claimedKey(proof: string, keys: ProofKeys): Promise<ProofKey> {
  let jwk: unknown;
  try {
    jwk = decodeProtectedHeader(proof).jwk;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const key = await keys.read(jwk);
  if (key === null) throw proofRefused();
  return key;
}

async function verifiedClaims(proof: string, key: CryptoKey, now: number): Promise<ProofClaims> {
  try {
    const { payload } = await jwtVerify(proof, key, {
      algorithms: [PROOF_ALGORITHM],
      typ: PROOF_TYPE,
      currentDate: new Date(now * 1000),
      clockTolerance: CLOCK_TOLERANCE,
    });
    const parsed = claimsSchema.safeParse(payload);
    if (parsed.success) return parsed.data;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
  }
  throw proofRefused();
}

const UNRESERVED = /^[A-Za-z0-9._~-]$/;

/** RFC 3986 section 6.2.2: an escape is written in upper case, or not at all where none is needed. */
function normalizedPath(path: string): string {
  return path.replace(/%[0-9A-Fa-f]{2}/g, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return UNRESERVED.test(character) ? character : escape.toUpperCase();
  });
}

/** Whether `htu` is the address of the request; its query and fragment do not count (RFC 9449 section 4.3). */
function isAddressOf(htu: string, request: ProvenRequest): boolean {
  if (!URL.canParse(htu)) return false;
  const { origin, pathname, username, password } = new URL(htu);
  return (
    request.origins.includes(origin) &&
    username === "" &&
    password === "" &&
    normalizedPath(pathname) === normalizedPath(request.path)
  );
}

function tokenHashText(token: string): string {
  return bytesToBase64Url(sha256(utf8(token)));
}

function judgedNonce(nonces: Nonces, nonce: string | undefined): VerifiedProof["nonceState"] {
  const state = nonce === undefined ? "refused" : nonces.judge(nonce);
  if (state === "refused") throw new Problem("dpop-nonce-needed", { error: "use_dpop_nonce" });
  return state;
}

/**
 * Verifies a DPoP proof (RFC 9449 section 4.3): one JWT, ES256 by the public P-256 key in its header, made for this
 * method and address, with this token and a nonce of this server, at most a minute ago. That it is used once is the
 * caller's to see to.
 * @param header the DPoP header as it came
 * @param now Unix seconds
 * @throws Problem `proof-refused` (with the server's time when only the proof's time is wrong) or `dpop-nonce-needed`
 */
export async function verifyProof(
  header: string | undefined,
  request: ProvenRequest,
  { nonces, keys }: { readonly nonces: Nonces; readonly keys: ProofKeys },
  now: number,
): Promise<VerifiedProof> {
  if (header === undefined || header.length > PROOF_MAX_LENGTH) throw proofRefused();
  const { key, thumbprint } = await claimedKey(header, keys);
  const claims = await verifiedClaims(header, key, now);
  if (claims.htm !== request.method || !isAddressOf(claims.htu, request)) throw proofRefused();
  if (request.token !== null && claims.ath !== tokenHashText(request.token)) throw proofRefused();
  const nonceState = judgedNonce(nonces, claims.nonce);
  if (claims.iat > now + CLOCK_TOLERANCE || claims.iat < now - PROOF_SECONDS - CLOCK_TOLERANCE)
    throw new Problem("proof-refused", { error: "invalid_dpop_proof", serverTime: now });
  return {
    thumbprint,
    nonceState,
    proofHash: sha256(thumbprint, utf8(claims.jti)),
    forgetAt: claims.iat + PROOF_SECONDS + CLOCK_TOLERANCE + 1,
  };
}
