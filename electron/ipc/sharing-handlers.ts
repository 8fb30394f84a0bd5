import type { Deferral } from "../services/outbox/deferral";
import type { SharingService } from "../services/sharing/sharing-service";
import type { IpcHandlersOf } from "./register";

export const sharingHandlers = (sharing: SharingService, deferral: Deferral): IpcHandlersOf<"sharing"> => ({
  "sharing.share": (request) => deferral.share(request),
  "sharing.whoHasAccess": (request) => sharing.whoHasAccess(request),
  "sharing.removeAccess": (request) => deferral.removeAccess(request),
});
