import { describe, expect, it } from "vitest";
import { createSettingsStore } from "../../../../renderer/settings/settings-store";
import type { SettingsView } from "../../../../shared/protocol/ipc/settings-views";
import type { Language } from "../../../../shared/protocol/language";
import { apiWith, no, yes } from "../fake-api";

const settings: SettingsView = {
  appearance: "system",
  language: "system",
  languageInUse: "de",
  autoLockMinutes: 15,
  notifyWhenDone: true,
  notifyWhenShared: true,
  keepRunning: "while-working",
  openedFilesFolder: null,
  wereDamaged: false,
};

describe("the settings on the screens", () => {
  it("decide the language from the start, and whenever the main process says so", async () => {
    const spoken: Language[] = [];
    const store = createSettingsStore(apiWith({ settings: { get: () => yes(settings) } }), (language) =>
      spoken.push(language),
    );
    await store.getState().load();
    store.getState().changed({ ...settings, language: "ko", languageInUse: "ko" });
    expect(spoken).toEqual(["de", "ko"]);
  });

  it("are what the main process answers to a change", async () => {
    const change = ({ appearance = settings.appearance }) => yes({ ...settings, appearance });
    const store = createSettingsStore(apiWith({ settings: { change } }), () => undefined);
    await store.getState().change({ appearance: "dark" });
    expect(store.getState().settings).toMatchObject({ state: "ready", value: { appearance: "dark" } });
  });

  it("stay as they were when a change does not work out", async () => {
    const store = createSettingsStore(
      apiWith({ settings: { get: () => yes(settings), change: () => no("place-in-vault") } }),
      () => undefined,
    );
    await store.getState().load();
    await expect(store.getState().change({ openedFilesPlace: null })).rejects.toMatchObject({
      code: "place-in-vault",
    });
    expect(store.getState().settings).toEqual({ state: "ready", value: settings });
  });

  it("say why they cannot be shown", async () => {
    const store = createSettingsStore(apiWith({ settings: { get: () => no("internal") } }), () => undefined);
    await store.getState().load();
    expect(store.getState().settings).toEqual({ state: "failed", problem: "internal" });
  });
});
