import type { Settings } from "../services/settings/settings";
import type { IpcHandlersOf } from "./register";

export const settingsHandlers = (settings: Settings): IpcHandlersOf<"settings"> => ({
  "settings.get": () => settings.get(),
  "settings.change": (request) => settings.change(request),
});
