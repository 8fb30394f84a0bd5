import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { SettingsView } from "../../shared/protocol/ipc/settings-views";
import { languageFor } from "../../shared/protocol/language";
import { yes } from "./answers";
import type { Scenario } from "./scenarios";

/** Settings as the main process keeps them, from memory. */
export function pretendSettings(
  scenario: Scenario,
  tell: (settings: SettingsView) => void,
): Pick<KeyferryApi, "settings" | "diagnostics"> {
  let settings = scenario.settings;
  const view = (): SettingsView => ({
    ...settings,
    languageInUse: settings.language === "system" ? languageFor(navigator.languages) : settings.language,
  });
  return {
    diagnostics: { save: () => yes({ fileName: "keyferry-diagnostics-2026-03-09.txt" }) },
    settings: {
      get: () => yes(view()),
      change: ({
        openedFilesPlace,
        appearance,
        language,
        autoLockMinutes,
        notifyWhenDone,
        notifyWhenShared,
        keepRunning,
      }) => {
        settings = {
          ...settings,
          appearance: appearance ?? settings.appearance,
          language: language ?? settings.language,
          autoLockMinutes: autoLockMinutes ?? settings.autoLockMinutes,
          notifyWhenDone: notifyWhenDone ?? settings.notifyWhenDone,
          notifyWhenShared: notifyWhenShared ?? settings.notifyWhenShared,
          keepRunning: keepRunning ?? settings.keepRunning,
          openedFilesFolder:
            openedFilesPlace === undefined
              ? settings.openedFilesFolder
              : openedFilesPlace && "/media/alice/Ramdisk",
        };
        tell(view());
        return yes(view());
      },
    },
  };
}
