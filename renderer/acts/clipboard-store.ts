import { create } from "zustand";
import type { ItemView } from "../../shared/protocol/ipc/views";

/** What was cut or copied, and where it lies. Only the app's own clipboard: nothing of it reaches other applications. */
export interface ClipboardContent {
  readonly mode: "cut" | "copy";
  readonly vaultId: string;
  readonly folderId: string;
  readonly itemIds: ReadonlySet<string>;
  /** What to call them in a sentence. */
  readonly subject: string;
}

export interface Clipboard {
  readonly content: ClipboardContent | null;
  readonly put: (
    mode: ClipboardContent["mode"],
    place: { readonly vaultId: string; readonly folderId: string },
    items: readonly ItemView[],
    subject: string,
  ) => void;
  readonly clear: () => void;
}

export const createClipboardStore = () =>
  create<Clipboard>()((set) => ({
    content: null,
    put: (mode, { vaultId, folderId }, items, subject) =>
      set({
        content: { mode, vaultId, folderId, itemIds: new Set(items.map((item) => item.itemId)), subject },
      }),
    clear: () => set({ content: null }),
  }));
