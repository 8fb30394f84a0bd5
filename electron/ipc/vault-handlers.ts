import type { Services } from "../composition/services";
import type { IpcHandlersOf } from "./register";

export const vaultHandlers = ({
  vaults,
  insight,
  places,
  cloudFolders,
}: Pick<Services, "vaults" | "insight" | "places" | "cloudFolders">): IpcHandlersOf<"vaults" | "places"> => ({
  "vaults.list": () => vaults.listed.list(),
  "vaults.describe": (request) => vaults.listed.describe(request),
  "vaults.rename": ({ vaultId, name }) => vaults.rename({ vaultId, itemId: vaultId, name }),
  "vaults.insight": (request) => insight.of(request),
  "vaults.create": (request) => vaults.listed.create(request),
  "vaults.addExisting": (request) => vaults.listed.addExisting(request),
  "vaults.forget": (request) => vaults.listed.forget(request),
  "vaults.showInFolder": (request) => vaults.listed.showInFolder(request),
  "vaults.refresh": (request) => vaults.listed.refresh(request),
  "places.chooseFolder": (request) => places.chooseFolder(request),
  "places.cloudFolders": () => cloudFolders.list(),
});
