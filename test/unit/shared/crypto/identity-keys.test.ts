import { describe, expect, it } from "vitest";
import {
  checkRsaPublicKey,
  checkSigningPublicKey,
  derivePublicHalves,
  generateIdentity,
} from "../../../../shared/crypto";

/** Windows keeps at most 2,560 bytes in a keychain entry. */
const KEYCHAIN_ENTRY_MAX = 2560;

describe("a new identity", () => {
  it.each([2048, 3072] as const)(
    "of RSA-%i passes every check and fits the keychain",
    { timeout: 60_000 },
    async (rsaBits) => {
      const { encryption, signing } = await generateIdentity({ rsaBits });
      expect(checkRsaPublicKey(encryption.publicSpki)).toBe(rsaBits);
      expect(checkSigningPublicKey(signing.publicKey)).toBe(signing.publicKey);
      expect(Buffer.from(encryption.privatePkcs8).toString("base64").length).toBeLessThanOrEqual(
        KEYCHAIN_ENTRY_MAX,
      );
      expect(derivePublicHalves(encryption.privatePkcs8, signing.privatePkcs8)).toEqual({
        publicSpki: encryption.publicSpki,
        signingPublicKey: signing.publicKey,
      });
    },
  );
});
