import { GRANT_COLUMNS, type StoredGrant, storedGrantOf } from "../../server/storage/grant-store";
import type { Queries } from "../../server/storage/tables";

/** Every grant that the server ever held while somebody kept copies; what is revoked stays here. */
export class GrantShelf {
  readonly #grants = new Map<string, StoredGrant>();

  /** Copies what the server holds now. */
  async fill(queries: Queries): Promise<void> {
    const rows = await queries.selectFrom("grants").select(GRANT_COLUMNS).execute();
    for (const grant of rows.map(storedGrantOf)) {
      const key = `${placeOf(grant)}/${grant.epoch}`;
      if (!this.#grants.has(key)) this.#grants.set(key, grant);
    }
  }

  /** The oldest grant for each place among those that are wanted. */
  oldest(isWanted: (grant: StoredGrant) => boolean): StoredGrant[] {
    const oldest = new Map<string, StoredGrant>();
    for (const grant of [...this.#grants.values()].filter(isWanted)) {
      const known = oldest.get(placeOf(grant));
      if (known === undefined || grant.epoch < known.epoch) oldest.set(placeOf(grant), grant);
    }
    return [...oldest.values()];
  }
}

function placeOf({ dataId, recipientId, ownerId }: StoredGrant): string {
  return `${dataId}/${recipientId}/${ownerId}`;
}
