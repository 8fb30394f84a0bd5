import type { IdentityService } from "../services/identity/identity-service";
import type { IpcHandlersOf } from "./register";

export const identityHandlers = (identity: IdentityService): IpcHandlersOf<"identity" | "server"> => ({
  "identity.describe": () => identity.describe(),
  "identity.create": (request) => identity.create(request),
  "identity.signOn": (request) => identity.signOn(request),
  "identity.cancelSignOn": () => identity.cancelSignOn(),
  "identity.renewKeys": () => identity.renewKeys(),
  "identity.makeRecoveryWords": () => identity.makeRecoveryWords(),
  "identity.confirmRecoveryWords": (request) => identity.confirmRecoveryWords(request),
  "identity.dropRecoveryWords": () => identity.dropRecoveryWords(),
  "identity.recover": (request) => identity.recover(request),
  "server.check": (request) => identity.checkServer(request),
});
