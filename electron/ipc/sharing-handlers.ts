import type { Deferral } from "../services/outbox/deferral";
import type { SharingService } from "../services/sharing/sharing-service";
import type { EncryptingAnew } from "../services/vault/encrypting-anew";
import type { IpcHandlersOf } from "./register";

export const sharingHandlers = (
  sharing: SharingService,
  deferral: Deferral,
  anew: EncryptingAnew,
): IpcHandlersOf<"sharing"> => ({
  "sharing.share": (request) => deferral.share(request),
  "sharing.whoHasAccess": (request) => sharing.whoHasAccess(request),
  "sharing.encryptAnew": (request) => anew.begin(request),
  "sharing.removeAccess": (request) => deferral.removeAccess(request),
});
