import type { DataId } from "../../../shared/crypto";
import type { ContainerHeader, Grant } from "../../../shared/format";
import type { ActiveIdentity } from "../identity/active-identity";
import type { GrantPage, KeyServer } from "../ports";

const MAX_IDS_A_QUESTION = 500;

/** My newest grants for these data IDs, whoever made them. What was not asked for is dropped. */
export async function fetchNewestGrants(server: KeyServer, dataIds: readonly DataId[]): Promise<Grant[]> {
  const asked = new Set(dataIds);
  const grants: Grant[] = [];
  for (let start = 0; start < dataIds.length; start += MAX_IDS_A_QUESTION) {
    grants.push(...(await server.fetchGrants(dataIds.slice(start, start + MAX_IDS_A_QUESTION))));
  }
  return grants.filter((grant) => asked.has(grant.dataId));
}

/** One node at one epoch, of the vault's owner. */
export interface WantedEpoch {
  readonly dataId: DataId;
  readonly epoch: number;
  readonly ownerSigningKey: ContainerHeader["owner"]["signingKey"];
}

/** My grants for exactly these epochs, for what was not re-sealed yet. */
export async function fetchGrantsOfEpochs(
  server: KeyServer,
  me: Pick<ActiveIdentity, "fingerprint" | "chain">,
  wanted: readonly WantedEpoch[],
): Promise<Grant[]> {
  const recipient = {
    recipientFingerprint: me.fingerprint,
    formerFingerprints: new Map(me.chain.map(({ record, fingerprint }) => [record.sequence, fingerprint])),
  };
  const grants: Grant[] = [];
  for (const { dataId, epoch, ownerSigningKey } of wanted) {
    const grant = await server.fetchGrant(dataId, { ...recipient, ownerSigningKey, epoch });
    if (grant !== null && grant.dataId === dataId && grant.epoch === epoch) grants.push(grant);
  }
  return grants;
}

/** The listing of what was made for me, from a place on, page by page. */
export async function* listReceivedGrants(
  server: KeyServer,
  from: string | null,
  signal?: AbortSignal,
): AsyncGenerator<GrantPage> {
  for (let after: string | null = from; ; ) {
    const page = await server.receivedGrants(after, signal);
    yield page;
    // A server that hands out the same place again would keep us asking for ever.
    if (page.next === null || page.next === after) return;
    after = page.next;
  }
}
