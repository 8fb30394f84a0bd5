import type { SharingService } from "../services/sharing/sharing-service";
import type { IpcHandlersOf } from "./register";

export const sharingHandlers = (sharing: SharingService): IpcHandlersOf<"sharing"> => ({
  "sharing.share": (request) => sharing.share(request),
  "sharing.whoHasAccess": (request) => sharing.whoHasAccess(request),
  "sharing.removeAccess": (request) => sharing.removeAccess(request),
});
