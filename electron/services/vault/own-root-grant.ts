import type { DataId, SecretKey16 } from "../../../shared/crypto";
import { createGrant, type Grant } from "../../../shared/format";
import type { Session } from "../identity/session";

/** A vault's own key, wrapped for its owner: the only place where she keeps it. */
export function ownRootGrant(
  session: Pick<Session, "identity" | "checkpoint">,
  root: {
    readonly vaultId: DataId;
    readonly epoch: number;
    readonly key: SecretKey16;
    readonly name: string;
  },
): Promise<Grant> {
  const identity = session.identity();
  const { userId, fingerprint, record } = identity;
  return identity.withSigningKey((ownerSigningPrivate) =>
    createGrant({
      dataId: root.vaultId,
      ownerId: userId,
      ownerFingerprint: fingerprint,
      recipientId: userId,
      recipientFingerprint: fingerprint,
      access: "read-write",
      epoch: root.epoch,
      issuedAt: Math.floor(Date.now() / 1000),
      notAfter: null,
      checkpoint: session.checkpoint(),
      payload: { kind: "item", key: root.key, name: root.name },
      recipientSpki: record.rsaSpki,
      ownerSigningPrivate,
    }),
  );
}
