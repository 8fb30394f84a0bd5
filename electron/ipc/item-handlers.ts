import type { CopyService } from "../services/copying/copy-service";
import type { RecentlyDeleted } from "../services/deleted/recently-deleted";
import type { VaultService } from "../services/vault/vault-service";
import type { IpcHandlersOf } from "./register";

export const itemHandlers = (
  vaults: VaultService,
  deleted: RecentlyDeleted,
  copying: CopyService,
): IpcHandlersOf<"items" | "deleted"> => ({
  "items.list": (request) => vaults.listItems(request),
  "items.folders": (request) => vaults.folders(request),
  "items.search": (request) => vaults.search(request),
  "items.newFolder": (request) => vaults.newFolder(request),
  "items.addFiles": (request) => vaults.addFiles(request),
  "items.addFolder": (request) => vaults.addFolderOfFiles(request),
  "items.addDropped": (request) => vaults.addDropped(request),
  "items.rename": (request) => vaults.rename(request),
  "items.move": (request) => vaults.move(request),
  "items.copy": (request) => copying.copy(request),
  "items.delete": (request) => deleted.delete(request),
  "deleted.list": (request) => deleted.list(request),
  "deleted.putBack": (request) => deleted.putBack(request),
  "deleted.remove": (request) => deleted.removeForGood(request),
  "items.open": (request) => vaults.openItem(request),
  "items.export": (request) => vaults.export(request),
});
