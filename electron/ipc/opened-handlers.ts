import type { OpenedFiles } from "../services/opened/opened-files";
import type { IpcHandlersOf } from "./register";

export const openedHandlers = (opened: OpenedFiles): IpcHandlersOf<"opened"> => ({
  "opened.list": () => opened.list(),
  "opened.saveNow": (request) => opened.saveNow(request),
  "opened.close": (request) => opened.close(request),
});
