import { create } from "zustand";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { FolderListing, ItemView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { BY_NAME, type ItemOrder, type OrderBy, orderAfterClick, orderItems } from "./item-order";
import { keepPresent, NOTHING_SELECTED, type Selection, selectOnly } from "./selection";
import { mayWrite } from "./writing-right";

export interface FolderView {
  readonly vaultId: string | null;
  readonly folderId: string | null;
  readonly listing: Loadable<FolderListing>;
  /** The listing's items in the chosen order. */
  readonly items: readonly ItemView[];
  readonly order: ItemOrder;
  readonly selection: Selection;
  readonly writable: boolean;
  /** Whose name is being changed in the list. */
  readonly renaming: string | null;
  /** Why an update failed while the last good listing is still shown. */
  readonly staleBecause: ErrorCode | null;
  /** @param itemId what is selected once it is there */
  readonly show: (vaultId: string, folderId: string, itemId?: string) => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Has the folder on the disk looked at again, then reloads. */
  readonly lookAgain: () => Promise<void>;
  readonly orderBy: (by: OrderBy) => void;
  readonly startRenaming: (itemId: string) => void;
  readonly endRenaming: () => void;
  readonly select: (change: (selection: Selection, order: readonly string[]) => Selection) => void;
}

/** The folder that the browser shows: its items, their order, and what is selected. */
export const createFolderStore = (api: KeyferryApi, language: () => string) =>
  create<FolderView>()((set, get) => {
    let asked = 0;

    const load = async (vaultId: string, folderId: string): Promise<void> => {
      const mine = ++asked;
      const listing = await settled(answered(api.items.list({ vaultId, folderId })));
      const writable = listing.state === "ready" && (await mayWriteHere(listing.value));
      // The person may have gone on to another folder in the meantime.
      if (mine !== asked) return;
      if (listing.state === "failed" && get().listing.state === "ready") {
        set({ staleBecause: listing.problem });
        return;
      }
      const items = listing.state === "ready" ? orderItems(listing.value.items, get().order, language()) : [];
      set((state) => ({
        listing,
        items,
        writable,
        staleBecause: null,
        selection: keepPresent(
          state.selection,
          items.map((item) => item.itemId),
        ),
      }));
    };

    const mayWriteHere = async (listing: FolderListing): Promise<boolean> => {
      if (listing.vault.role === "owner") return true;
      const received = await settled(answered(api.received.list()));
      return received.state === "ready" && mayWrite(listing, received.value);
    };

    return {
      vaultId: null,
      folderId: null,
      listing: LOADING,
      items: [],
      order: BY_NAME,
      selection: NOTHING_SELECTED,
      writable: false,
      renaming: null,
      staleBecause: null,
      show: async (vaultId, folderId, itemId) => {
        set({
          vaultId,
          folderId,
          listing: LOADING,
          items: [],
          selection: itemId === undefined ? NOTHING_SELECTED : selectOnly(itemId),
          writable: false,
          renaming: null,
          staleBecause: null,
        });
        await load(vaultId, folderId);
      },
      reload: async () => {
        const { vaultId, folderId } = get();
        if (vaultId !== null && folderId !== null) await load(vaultId, folderId);
      },
      lookAgain: async () => {
        const { vaultId } = get();
        if (vaultId === null) return;
        await settled(answered(api.vaults.refresh({ vaultId })));
        // What is wrong with the folder now, the listing says too.
        if (get().vaultId === vaultId) await get().reload();
      },
      orderBy: (by) =>
        set((state) => {
          const order = orderAfterClick(state.order, by);
          return { order, items: orderItems(state.items, order, language()) };
        }),
      startRenaming: (itemId) => set({ renaming: itemId, selection: selectOnly(itemId) }),
      endRenaming: () => set({ renaming: null }),
      select: (change) =>
        set((state) => ({
          selection: change(
            state.selection,
            state.items.map((item) => item.itemId),
          ),
        })),
    };
  });

/** The selected items, in the order they are shown. */
export function chosenItems(view: Pick<FolderView, "items" | "selection">): ItemView[] {
  return view.items.filter((item) => view.selection.chosen.has(item.itemId));
}
