import type { Places } from "../services/places/places";
import type { VaultService } from "../services/vault/vault-service";
import type { IpcHandlersOf } from "./register";

export const vaultHandlers = (vaults: VaultService, places: Places): IpcHandlersOf<"vaults" | "places"> => ({
  "vaults.list": () => vaults.list(),
  "vaults.create": (request) => vaults.create(request),
  "vaults.addExisting": (request) => vaults.addExisting(request),
  "vaults.forget": (request) => vaults.forget(request),
  "vaults.showInFolder": (request) => vaults.showInFolder(request),
  "vaults.refresh": (request) => vaults.refresh(request),
  "places.chooseFolder": (request) => places.chooseFolder(request),
});
