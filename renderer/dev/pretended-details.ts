import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { no, pause, yes } from "./answers";
import { ALICE, BOB } from "./sample-people";

const hashOf = (item: ItemView, version: number): string =>
  (item.itemId + item.itemId).replaceAll("c0ffee42", version.toString(16).padStart(8, "8f3a91d0"));

/** Details of items as the main process would give them. */
export function pretendDetails(item: (itemId: string) => ItemView | undefined): Pick<KeyferryApi, "details"> {
  return {
    details: {
      read: async ({ itemId }) => {
        await pause(80);
        const found = item(itemId);
        if (found === undefined) return no("item-not-found");
        const isBob = found.writerName === BOB.name;
        return yes({
          writer: { person: isBob ? BOB : ALICE, standing: isBob ? "writer" : "owner" },
          headerHash: hashOf(found, found.version),
          previousHeaderHash: found.version === 1 ? null : hashOf(found, found.version - 1),
          readThrough: null,
        });
      },
    },
  };
}
