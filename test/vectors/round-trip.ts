import {
  checkRsaPublicKey,
  deriveItemKey,
  derivePublicHalves,
  equalConstantTime,
  fingerprintOf,
  generateDataKey,
  generateIdentity,
  newDataId,
  newUserId,
  type RsaBits,
  unwrapKey,
  utf8,
  wrapKey,
} from "../../shared/crypto";
import { createGrant, decodeGrantCompact, encodeGrantCompact, openGrant } from "../../shared/format";
import { runSuite, type SuiteResult, type VectorCase } from "./vector-suite";

/** What vectors cannot show: that freshly made keys of this runtime pass Keyferry's own strict checks. */
async function identityCases(rsaBits: RsaBits): Promise<VectorCase[]> {
  const keys = await generateIdentity({ rsaBits });
  const { encryption, signing } = keys;
  const label = utf8("label");
  return [
    {
      label: `RSA-${rsaBits} passes its check`,
      check: () => checkRsaPublicKey(encryption.publicSpki) === rsaBits,
    },
    {
      label: `RSA-${rsaBits} public halves are derived again`,
      check: () => {
        const halves = derivePublicHalves(encryption.privatePkcs8, signing.privatePkcs8);
        return (
          equalConstantTime(halves.publicSpki, encryption.publicSpki) &&
          equalConstantTime(halves.signingPublicKey, signing.publicKey)
        );
      },
    },
    {
      label: `RSA-${rsaBits} unwraps what it wrapped`,
      check: () => {
        const key = generateDataKey();
        const wrapped = wrapKey(encryption.publicSpki, key, label);
        return equalConstantTime(unwrapKey(encryption.privatePkcs8, wrapped, label), key);
      },
    },
    {
      label: `a grant to RSA-${rsaBits} opens`,
      check: () => {
        const userId = newUserId();
        const fingerprint = fingerprintOf(userId, encryption.publicSpki, signing.publicKey);
        const dataId = newDataId();
        const context = {
          dataId,
          ownerId: userId,
          ownerFingerprint: fingerprint,
          recipientId: userId,
          recipientFingerprint: fingerprint,
        };
        const key = deriveItemKey(generateDataKey(), dataId, 1);
        const grant = createGrant({
          ...context,
          access: "read",
          epoch: 1,
          issuedAt: 1_700_000_000,
          notAfter: null,
          checkpoint: null,
          payload: { kind: "item", key },
          recipientSpki: encryption.publicSpki,
          ownerSigningPrivate: signing.privatePkcs8,
        });
        const received = decodeGrantCompact(encodeGrantCompact(grant), context);
        const payload = openGrant(received, signing.publicKey, encryption.privatePkcs8);
        return payload.kind === "item" && equalConstantTime(payload.key, key);
      },
    },
  ];
}

export async function runRoundTrips(): Promise<SuiteResult> {
  const cases = await Promise.all([identityCases(2048), identityCases(3072)]);
  return runSuite("round trips with fresh identities", cases.flat());
}
