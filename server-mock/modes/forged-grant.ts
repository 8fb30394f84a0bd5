import { generateKeyPairSync } from "node:crypto";
import { generateDataKey } from "../../shared/crypto";
import { createGrant, openIdentityRecord } from "../../shared/format";
import { replacingGrants } from "./grant-replacing";
import type { Mode } from "./mode";

export const forgedGrant: Mode = {
  name: "forged-grant",
  kind: "hostile",
  sentence:
    "In place of each grant stands one that the administrator made: her own key, wrapped for the recipient, in the owner's name.",
  async begin(stage) {
    const administrator = generateKeyPairSync("ed25519").privateKey;
    return replacingGrants(stage, async (genuine) => {
      const recipient = await stage.recordOf(genuine.recipientId);
      return createGrant({
        ...genuine,
        payload: { kind: "item", key: generateDataKey(), name: "forged" },
        recipientSpki: openIdentityRecord(recipient).record.rsaSpki,
        ownerSigningPrivate: administrator,
      });
    });
  },
};
