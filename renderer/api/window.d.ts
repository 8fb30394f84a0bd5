import type { KeyferryApi } from "../../shared/protocol/ipc/api";

declare global {
  interface Window {
    /** Put here by the preload script: the only way from the screens to the main process. */
    readonly keyferry: KeyferryApi;
  }
}
