import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { SettingsChange, SettingsView } from "../../shared/protocol/ipc/settings-views";
import type { Language } from "../../shared/protocol/language";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface SettingsInUse {
  readonly settings: Loadable<SettingsView>;
  readonly load: () => Promise<void>;
  /** The main process says that they are others now. */
  readonly changed: (settings: SettingsView) => void;
  /** @throws {KeyferryFailure} */
  readonly change: (change: SettingsChange) => Promise<void>;
}

/** @param speak  told of the language in use, whenever it may be another */
export const createSettingsStore = (api: KeyferryApi, speak: (language: Language) => void) =>
  create<SettingsInUse>()((set, get) => ({
    settings: LOADING,
    load: async () => {
      const settings = await settled(answered(api.settings.get()));
      if (settings.state === "ready") speak(settings.value.languageInUse);
      set({ settings });
    },
    changed: (settings) => {
      speak(settings.languageInUse);
      set({ settings: { state: "ready", value: settings } });
    },
    change: async (change) => get().changed(await answered(api.settings.change(change))),
  }));
