import type { Diagnostics } from "../services/diagnostics/diagnostics";
import type { IpcHandlersOf } from "./register";

export const diagnosticsHandlers = (diagnostics: Diagnostics): IpcHandlersOf<"diagnostics"> => ({
  "diagnostics.save": () => diagnostics.save(),
});
