import { generateKeyPairSync, randomUUID } from "node:crypto";
import {
  bytesToBase64Url,
  type Fingerprint,
  fingerprintOf,
  generateIdentity,
  type IdentityKeys,
  newUserId,
  type RsaBits,
  rawSigningPublicKey,
  sign,
  type UserId,
  utf8,
} from "../shared/crypto";
import { signIdentityRecord } from "../shared/format";
import { PATHS } from "../shared/protocol/http/paths";
import { ASSERTION_TYPE, GRANT_TYPE } from "../shared/protocol/http/sessions";

/** A person made up for a demonstration or a test. The private keys lie open: never use one for anything else. */
export interface DemoPerson {
  readonly userId: UserId;
  readonly name: string;
  readonly address: string;
  readonly keys: IdentityKeys;
  readonly fingerprint: Fingerprint;
  /** The signed identity record. */
  readonly signedRecord: Uint8Array;
}

export interface AssertionClaims {
  readonly iss?: string;
  readonly sub?: string;
  readonly aud?: string | string[];
  readonly iat?: number;
  readonly exp?: number;
  readonly jti?: string;
}

/** New keys; the RSA pair, which is slow to make, may be one that is there already. */
async function createKeys(encryption: RsaBits | IdentityKeys["encryption"]): Promise<IdentityKeys> {
  if (typeof encryption === "number") return generateIdentity({ rsaBits: encryption });
  const pair = generateKeyPairSync("ed25519");
  return {
    encryption,
    signing: {
      publicKey: rawSigningPublicKey(pair.publicKey),
      privatePkcs8: new Uint8Array(pair.privateKey.export({ format: "der", type: "pkcs8" })),
    },
  };
}

export async function createDemoPerson(
  name: string,
  encryption: RsaBits | IdentityKeys["encryption"] = 2048,
): Promise<DemoPerson> {
  const userId = newUserId();
  const keys = await createKeys(encryption);
  const address = `${name.toLowerCase()}@example.org`;
  const record = {
    userId,
    address,
    name,
    sequence: 0,
    previousHash: null,
    rsaSpki: keys.encryption.publicSpki,
    signingKey: keys.signing.publicKey,
    createdAt: Math.floor(Date.now() / 1000),
    recoveryKeyHash: null,
  };
  return {
    userId,
    name,
    address,
    keys,
    fingerprint: fingerprintOf(userId, keys.encryption.publicSpki, keys.signing.publicKey),
    signedRecord: signIdentityRecord(record, keys.signing.privatePkcs8),
  };
}

/** Raw Ed25519 signature of the person, as a session needs it. */
export function signFor(person: DemoPerson, message: Uint8Array): Uint8Array {
  return sign(person.keys.signing.privatePkcs8, "", message);
}

function jwtPart(value: object): string {
  return bytesToBase64Url(utf8(JSON.stringify(value)));
}

/** A client assertion (RFC 7523) of this person for a server at `origin`; `claims` replaces some of what it says. */
export function createAssertion(person: DemoPerson, origin: string, claims: AssertionClaims = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const all = {
    iss: person.userId,
    sub: person.userId,
    aud: `${origin}${PATHS.token}`,
    iat: now,
    exp: now + 60,
    jti: randomUUID(),
    ...claims,
  };
  const input = `${jwtPart({ alg: "EdDSA", typ: "JWT" })}.${jwtPart(all)}`;
  return `${input}.${bytesToBase64Url(signFor(person, utf8(input)))}`;
}

/** The body of a token request with this assertion. */
export function tokenForm(assertion: string): string {
  return new URLSearchParams({
    grant_type: GRANT_TYPE,
    client_assertion_type: ASSERTION_TYPE,
    client_assertion: assertion,
  }).toString();
}
