import type { Places } from "../services/places/places";
import type { VaultService } from "../services/vault/vault-service";
import type { IpcHandlersOf } from "./register";

export const vaultHandlers = (vaults: VaultService, places: Places): IpcHandlersOf<"vaults" | "places"> => ({
  "vaults.list": () => vaults.listed.list(),
  "vaults.create": (request) => vaults.listed.create(request),
  "vaults.addExisting": (request) => vaults.listed.addExisting(request),
  "vaults.forget": (request) => vaults.listed.forget(request),
  "vaults.showInFolder": (request) => vaults.listed.showInFolder(request),
  "vaults.refresh": (request) => vaults.listed.refresh(request),
  "places.chooseFolder": (request) => places.chooseFolder(request),
});
