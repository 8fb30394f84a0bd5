import type { IdentityService } from "../services/identity/identity-service";
import type { IpcHandlersOf } from "./register";

export const identityHandlers = (identity: IdentityService): IpcHandlersOf<"identity" | "server"> => ({
  "identity.describe": () => identity.describe(),
  "identity.create": (request) => identity.create(request),
  "server.check": (request) => identity.checkServer(request),
});
