import { z } from "zod";
import { deletedViewSchema, deletionIdSchema } from "../deleted-views";
import { itemDetailsSchema } from "../details-views";
import { vaultInsightSchema } from "../insight-views";
import { openedViewSchema } from "../opened-views";
import { cloudFolderSchema } from "../place-views";
import { previewSchema } from "../preview-views";
import { searchAnswerSchema } from "../search-views";
import { listedVaultSchema } from "../vault-views";
import { dataIdSchema, folderListingSchema, jobIdSchema, placeIdSchema, vaultSummarySchema } from "../views";
import { type Channel, inFolder, inVault, nothing, ofItem, ofItems, started, startedOrNot } from "./shapes";

/** Vaults, what is in them, and what is open of it. */
export const vaultChannels = {
  /** At once: names as far as keys are at hand, figures as they were counted last. */
  "vaults.list": { request: nothing, response: z.array(listedVaultSchema) },
  /** One vault of the list, looked into and counted. */
  "vaults.describe": { request: inVault, response: listedVaultSchema },
  /** Another name, for everybody who may read it; the folder on disk keeps its own. */
  "vaults.rename": { request: inVault.extend({ name: z.string().max(1_024) }), response: nothing },
  /** How many keys the vault has, and what was sent so that people can open it. */
  "vaults.insight": { request: inVault, response: vaultInsightSchema },
  /** Asks for a place with the system's folder dialog. */
  "places.chooseFolder": {
    request: z.object({ purpose: z.enum(["new-vault", "open-vault", "scan", "export", "opened-files"]) }),
    response: z.object({ placeId: placeIdSchema, path: z.string() }).nullable(),
  },
  /** Folders of cloud services that are on this computer; each may be chosen for a new vault. */
  "places.cloudFolders": { request: nothing, response: z.array(cloudFolderSchema) },
  /** Makes a folder named like the vault inside the chosen place. */
  "vaults.create": {
    request: z.object({ name: z.string().min(1).max(200), placeId: placeIdSchema }),
    response: vaultSummarySchema,
  },
  /** The chosen folder must hold vault.keyferry; mine or one shared with me. */
  "vaults.addExisting": { request: z.object({ placeId: placeIdSchema }), response: vaultSummarySchema },
  /** Takes it off the list; nothing on disk changes. */
  "vaults.forget": { request: inVault, response: nothing },
  "vaults.showInFolder": { request: inVault, response: nothing },
  /** Looks at the vault's folder again: others, or a cloud service, may have put something there. */
  "vaults.refresh": { request: inVault, response: nothing },

  "items.list": { request: inFolder, response: folderListingSchema },
  "items.newFolder": { request: inFolder.extend({ name: z.string().max(1_024) }), response: dataIdSchema },
  "items.addFiles": { request: inFolder, response: startedOrNot },
  "items.addFolder": { request: inFolder, response: startedOrNot },
  /** Paths come from files that a person dropped; the preload script resolves them, the page never sees one. */
  "items.addDropped": {
    request: inFolder.extend({ paths: z.array(z.string().min(1).max(32_768)).min(1).max(10_000) }),
    response: started,
  },
  "items.rename": { request: ofItem.extend({ name: z.string().max(1_024) }), response: nothing },
  "items.move": { request: ofItems.extend({ folderId: dataIdSchema }), response: started },
  /**
   * New items with the same content, in a folder of this or another vault. With `removeSource`, which is for another vault only, the
   * source is deleted once everything was written and read back; it can be put back by the deletion's ID.
   */
  "items.copy": {
    request: ofItems.extend({ toVaultId: dataIdSchema, folderId: dataIdSchema, removeSource: z.boolean() }),
    response: started.extend({ deletionId: deletionIdSchema.nullable() }),
  },
  /** Out of the vault's folder, to where it can be put back from; for good only when the person said so. */
  "items.delete": {
    request: ofItems.extend({ forGood: z.boolean() }),
    response: started.extend({ deletionId: deletionIdSchema.nullable() }),
  },
  /** What was deleted from a vault and can be put back, the newest first. */
  "deleted.list": { request: inVault, response: z.array(deletedViewSchema) },
  /** Puts it back as it was; where its folder is gone, to the vault's top. */
  "deleted.putBack": {
    request: inVault.extend({ deletionId: deletionIdSchema }),
    response: started.extend({ isToTop: z.boolean() }),
  },
  /** Deletes it for good; null for all that was deleted from the vault. */
  "deleted.remove": {
    request: inVault.extend({ deletionId: deletionIdSchema.nullable() }),
    response: nothing,
  },
  /** Decrypts into a private temporary folder and opens with the default application. */
  "items.open": { request: ofItem, response: started },
  /** Decrypted files that are open in other applications. */
  "opened.list": { request: nothing, response: z.array(openedViewSchema) },
  "opened.saveNow": { request: z.object({ openedId: z.uuid() }), response: nothing },
  /** Saves what changed, then wipes; null closes all. Only `discard` gives up changes that cannot be saved. */
  "opened.close": {
    request: z.object({ openedId: z.uuid().nullable(), discard: z.boolean() }),
    response: nothing,
  },

  /**
   * Decrypts items into the private folder, to be dragged out of the window. `jobId` is null when they lie there already. What is
   * prepared is among the opened files, by the drag's ID.
   */
  "drags.prepare": {
    request: ofItems,
    response: z.object({ dragId: z.uuid(), jobId: jobIdSchema.nullable() }),
  },
  /** Begins the system's drag of what was prepared. */
  "drags.begin": { request: z.object({ dragId: z.uuid() }), response: nothing },

  "items.export": { request: ofItems, response: startedOrNot },
  /** Every folder of the vault, for choosing where to move to. */
  "items.folders": {
    request: inVault,
    response: z.array(
      z.object({ itemId: dataIdSchema, parentId: dataIdSchema.nullable(), name: z.string() }),
    ),
  },
  /** Searches all names of the vault, and the data IDs by how they begin, in memory. */
  "items.search": {
    request: inVault.extend({ text: z.string().min(1).max(200) }),
    response: searchAnswerSchema,
  },

  /** A preview: decrypted in memory; at most 25 MB of an image, 256 KiB of a text. */
  /** Who wrote an item, which version it is, and how it comes to be readable; answers offline. */
  "details.read": { request: ofItem, response: itemDetailsSchema },
  "previews.read": { request: ofItem, response: previewSchema },
} as const satisfies Record<string, Channel>;
