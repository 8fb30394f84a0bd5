import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { FoundItem, SearchAnswer } from "../../shared/protocol/ipc/search-views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface Search {
  readonly vaultId: string | null;
  /** As it stands in the field; nothing but spaces searches for nothing. */
  readonly text: string;
  /** The last answer, while that to a longer text is on its way. */
  readonly answer: Loadable<SearchAnswer>;
  /** Which of the found items Enter opens. */
  readonly active: number;
  readonly ask: (vaultId: string, text: string) => Promise<void>;
  /** Asks the same again, when the vault has changed. */
  readonly again: () => Promise<void>;
  readonly activate: (index: number) => void;
  /** The item that Enter opens, once the answer to what was typed last is there. */
  readonly chosen: () => Promise<FoundItem | null>;
  readonly close: () => void;
}

export function isSearching({ text }: Pick<Search, "text">): boolean {
  return text.trim() !== "";
}

/** The search through the vault that is open. */
export const createSearchStore = (api: KeyferryApi) =>
  create<Search>()((set, get) => {
    let asked = 0;
    let latest: Promise<void> = Promise.resolve();

    const load = async (vaultId: string, text: string, keepsPlace: boolean): Promise<void> => {
      const mine = ++asked;
      const answer = await settled(answered(api.items.search({ vaultId, text })));
      // More may have been typed in the meantime.
      if (mine !== asked) return;
      const last = answer.state === "ready" ? answer.value.found.length - 1 : 0;
      set({ answer, active: keepsPlace ? Math.max(0, Math.min(get().active, last)) : 0 });
    };
    const begin = (vaultId: string, text: string, keepsPlace: boolean): Promise<void> => {
      latest = load(vaultId, text.trim(), keepsPlace);
      return latest;
    };

    return {
      vaultId: null,
      text: "",
      answer: LOADING,
      active: 0,
      ask: async (vaultId, text) => {
        const isFirst = !isSearching(get()) || get().answer.state === "failed";
        set({ vaultId, text, ...(isFirst ? { answer: LOADING, active: 0 } : {}) });
        if (isSearching(get())) await begin(vaultId, text, false);
        else asked += 1;
      },
      again: async () => {
        const { vaultId, text } = get();
        if (vaultId !== null && isSearching(get())) await begin(vaultId, text, true);
      },
      activate: (index) =>
        set(({ answer, active }) => {
          if (answer.state !== "ready" || answer.value.found.length === 0) return { active };
          return { active: Math.max(0, Math.min(answer.value.found.length - 1, index)) };
        }),
      chosen: async () => {
        await latest;
        const { answer, active } = get();
        return isSearching(get()) && answer.state === "ready" ? (answer.value.found[active] ?? null) : null;
      },
      close: () => {
        asked += 1;
        set({ vaultId: null, text: "", answer: LOADING, active: 0 });
      },
    };
  });
