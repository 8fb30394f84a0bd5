import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { bytesToBase64Url, sha256, utf8 } from "../../../shared/crypto";
import { PROOF_ALGORITHM, PROOF_TYPE } from "../../../shared/protocol/http/sessions";

export interface ProofTerms {
  readonly method: string;
  /** Origin and path of the request, without query. */
  readonly url: string;
  /** Unix seconds by the server's clock. */
  readonly issuedAt: number;
  /** The server's newest nonce; null when none is known. */
  readonly nonce: string | null;
  /** The token that the proof is used with; null when there is none yet. */
  readonly token: string | null;
}

function jwtPart(value: object): string {
  return bytesToBase64Url(utf8(JSON.stringify(value)));
}

/** The P-256 key that one session is bound to (RFC 9449). It is stored nowhere and gone with the session. */
export class ProofKey {
  private readonly privateKey: KeyObject;
  private readonly header: string;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { kty, crv, x, y } = publicKey.export({ format: "jwk" });
    this.privateKey = privateKey;
    this.header = jwtPart({ typ: PROOF_TYPE, alg: PROOF_ALGORITHM, jwk: { kty, crv, x, y } });
  }

  /** A proof for one request; it is good once. */
  prove({ method, url, issuedAt, nonce, token }: ProofTerms): string {
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: url,
      iat: issuedAt,
      ...(nonce === null ? {} : { nonce }),
      ...(token === null ? {} : { ath: bytesToBase64Url(sha256(utf8(token))) }),
    };
    const input = `${this.header}.${jwtPart(claims)}`;
    const signature = sign("sha256", utf8(input), { key: this.privateKey, dsaEncoding: "ieee-p1363" });
    return `${input}.${bytesToBase64Url(signature)}`;
  }
}
