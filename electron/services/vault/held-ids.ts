import type { DataId } from "../../../shared/crypto";
import type { Keyring } from "../keyring/keyring";

/** IDs of all that these grants are for. */
export function heldIdsOf(held: Awaited<ReturnType<Keyring["heldGrants"]>>): Set<DataId> {
  return new Set(
    held.flatMap(({ grant, payload }) => {
      if (payload?.kind === "set") return payload.items.map((item) => item.dataId);
      return [grant.dataId];
    }),
  );
}
