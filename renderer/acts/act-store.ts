import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { JobView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import type { ClipboardContent } from "./clipboard-store";

/** Something that was done and can be taken back. `subject` is what to call the items in a sentence. */
export type Act =
  | {
      readonly kind: "delete";
      readonly vaultId: string;
      readonly subject: string;
      readonly deletionId: string;
    }
  | {
      readonly kind: "move";
      readonly vaultId: string;
      readonly subject: string;
      readonly itemIds: readonly string[];
      /** Where they lay. */
      readonly folderId: string;
    }
  | {
      readonly kind: "rename";
      readonly vaultId: string;
      readonly subject: string;
      readonly itemId: string;
      readonly formerName: string;
    };

/** How taking back ended. */
export type Undone = { readonly act: Act; readonly isToTop: boolean };

export interface Acts {
  /** The latest last. */
  readonly done: readonly Act[];
  /** @returns once it is deleted; null when it was stopped or failed, which the job has told. @throws {KeyferryFailure} */
  readonly deleteItems: (vaultId: string, itemIds: readonly string[], subject: string) => Promise<Act | null>;
  /** @returns once they are moved; null as with deleting. @throws {KeyferryFailure} */
  readonly move: (
    where: { readonly vaultId: string; readonly from: string; readonly to: string },
    itemIds: readonly string[],
    subject: string,
  ) => Promise<Act | null>;
  /** @throws {KeyferryFailure} */
  readonly rename: (
    vaultId: string,
    item: { readonly itemId: string; readonly name: string },
    name: string,
  ) => Promise<void>;
  /**
   * What was cut is moved, into another vault by copying; what was copied is copied.
   * @returns the act that can be taken back, if there is one
   * @throws {KeyferryFailure}
   */
  readonly paste: (
    content: ClipboardContent,
    to: { readonly vaultId: string; readonly folderId: string },
  ) => Promise<Act | null>;
  /**
   * Takes back the latest act, or the given one. @returns null when there was nothing to take back, or it did not work out, which the
   * job has told
   * @throws {KeyferryFailure}
   */
  readonly undo: (act?: Act) => Promise<Undone | null>;
}

/** Nobody goes back further, and each may name items. */
const REMEMBERED = 50;

/**
 * What a person did with items in this session, to be taken back.
 * @param ended resolves when a job has ended
 */
export const createActStore = (api: KeyferryApi, ended: (jobId: string) => Promise<JobView>) =>
  create<Acts>()((set, get) => {
    const remember = (act: Act): Act => {
      set(({ done }) => ({ done: [...done, act].slice(-REMEMBERED) }));
      return act;
    };
    const worked = async (jobId: string): Promise<boolean> => (await ended(jobId)).state === "done";

    return {
      done: [],
      deleteItems: async (vaultId, itemIds, subject) => {
        const asked = api.items.delete({ vaultId, itemIds: [...itemIds], forGood: false });
        const { jobId, deletionId } = await answered(asked);
        if (!(await worked(jobId)) || deletionId === null) return null;
        return remember({ kind: "delete", vaultId, subject, deletionId });
      },
      move: async ({ vaultId, from, to }, itemIds, subject) => {
        const asked = api.items.move({ vaultId, itemIds: [...itemIds], folderId: to });
        if (!(await worked((await answered(asked)).jobId))) return null;
        return remember({ kind: "move", vaultId, subject, itemIds, folderId: from });
      },
      rename: async (vaultId, { itemId, name: formerName }, name) => {
        await answered(api.items.rename({ vaultId, itemId, name }));
        remember({ kind: "rename", vaultId, subject: name, itemId, formerName });
      },
      paste: async ({ mode, vaultId, folderId, itemIds, subject }, to) => {
        if (mode === "cut" && vaultId === to.vaultId) {
          if (folderId === to.folderId) return null;
          return get().move({ vaultId, from: folderId, to: to.folderId }, [...itemIds], subject);
        }
        const asked = api.items.copy({
          vaultId,
          toVaultId: to.vaultId,
          folderId: to.folderId,
          itemIds: [...itemIds],
          removeSource: mode === "cut",
        });
        await answered(asked);
        return null;
      },
      undo: async (wanted) => {
        const act = wanted ?? get().done.at(-1);
        if (act === undefined || !get().done.includes(act)) return null;
        set(({ done }) => ({ done: done.filter((one) => one !== act) }));
        const { vaultId } = act;
        switch (act.kind) {
          case "delete": {
            const { deletionId } = act;
            const { jobId, isToTop } = await answered(api.deleted.putBack({ vaultId, deletionId }));
            return (await worked(jobId)) ? { act, isToTop } : null;
          }
          case "move": {
            const { folderId } = act;
            const asked = api.items.move({ vaultId, itemIds: [...act.itemIds], folderId });
            return (await worked((await answered(asked)).jobId)) ? { act, isToTop: false } : null;
          }
          case "rename":
            await answered(api.items.rename({ vaultId, itemId: act.itemId, name: act.formerName }));
            return { act, isToTop: false };
        }
      },
    };
  });
