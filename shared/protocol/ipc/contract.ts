import { z } from "zod";
import { commandSchema } from "../commands";
import type { errorCodeSchema } from "../error-codes";
import { connectionViewSchema } from "./connection-views";
import { deletedViewSchema, deletionIdSchema } from "./deleted-views";
import { itemDetailsSchema } from "./details-views";
import { vaultInsightSchema } from "./insight-views";
import { linesPlaceSchema, linesReadSchema, textLinesSchema } from "./line-views";
import { openedInviteSchema, openedLinkSchema } from "./link-views";
import { lockViewSchema } from "./lock-views";
import { openedViewSchema } from "./opened-views";
import { waitingViewSchema } from "./outbox-views";
import { cloudFolderSchema } from "./place-views";
import { previewSchema } from "./preview-views";
import { recoveryKitViewSchema, savedFileSchema } from "./recovery-kit-views";
import { searchAnswerSchema } from "./search-views";
import { settingsChangeSchema, settingsViewSchema } from "./settings-views";
import { listedVaultSchema } from "./vault-views";
import {
  accessViewSchema,
  alarmViewSchema,
  dataIdSchema,
  folderListingSchema,
  foundContainerSchema,
  identityViewSchema,
  jobIdSchema,
  jobViewSchema,
  personViewSchema,
  placeIdSchema,
  receivedGrantSchema,
  receivedStandingSchema,
  recoveryWordsViewSchema,
  segmentRangeSchema,
  serverViewSchema,
  shareOutcomeSchema,
  userIdSchema,
  vaultSummarySchema,
} from "./views";

const nothing = z.void();
const atServer = z.object({ server: z.string().max(2_000) });
const inVault = z.object({ vaultId: dataIdSchema });
const inFolder = inVault.extend({ folderId: dataIdSchema });
const ofItem = inVault.extend({ itemId: dataIdSchema });
const ofItems = inVault.extend({ itemIds: z.array(dataIdSchema).min(1).max(10_000) });
const started = z.object({ jobId: jobIdSchema });
/** Null when the person closed the system's file dialog. */
const startedOrNot = started.nullable();

/**
 * Everything the screens can ask of the main process. One entry is one `invoke` channel: the request is parsed before
 * its handler runs, the response before it leaves. Long work answers at once with a job and reports through events.
 */
export const ipcContract = {
  "identity.describe": { request: nothing, response: identityViewSchema },
  "identity.create": {
    request: z.object({
      name: z.string().min(1).max(100),
      address: z.string().min(3).max(254),
      server: z.string().max(2_000),
      rsaBits: z.union([z.literal(2048), z.literal(3072)]),
      /** What lets a person in: nothing (open servers), a code, or the sign-on that was just done for this server. */
      entry: z.discriminatedUnion("by", [
        z.object({ by: z.literal("nothing") }),
        z.object({ by: z.literal("invite"), code: z.string().max(200) }),
        z.object({ by: z.literal("sign-on") }),
      ]),
    }),
    response: identityViewSchema,
  },
  /** Signs in with the company in the system's browser; answers when that is done, with the confirmed address. */
  "identity.signOn": { request: atServer, response: z.object({ address: z.string() }) },
  /** Ends the waiting for the browser. */
  "identity.cancelSignOn": { request: nothing, response: nothing },
  /** New keys, vouched for by those in use now. */
  "identity.renewKeys": { request: nothing, response: identityViewSchema },
  /** New words, shown once. They count only after `identity.confirmRecoveryWords`. */
  "identity.makeRecoveryWords": { request: nothing, response: recoveryWordsViewSchema },
  "identity.confirmRecoveryWords": {
    request: z.object({ words: z.array(z.string().max(40)).length(3) }),
    response: identityViewSchema,
  },
  /** Forgets words that were shown and not confirmed. */
  "identity.dropRecoveryWords": { request: nothing, response: nothing },
  /** New keys for an identity whose private keys are lost. */
  "identity.recover": {
    request: atServer.extend({
      address: z.string().min(3).max(254),
      words: z.string().max(1_000),
      rsaBits: z.union([z.literal(2048), z.literal(3072)]),
    }),
    response: identityViewSchema,
  },

  "recoveryKit.describe": { request: nothing, response: recoveryKitViewSchema },
  /** Asks where to save the sealed file; null when the person closed the dialog. */
  "recoveryKit.saveFile": {
    /** The words that the person has already, or null for those on the screen, once they are confirmed. */
    request: z.object({ words: z.string().max(1_000).nullable() }),
    response: savedFileSchema.nullable(),
  },
  /** Prints what the window shows for paper; only while words are shown. */
  "recoveryKit.printPage": { request: nothing, response: z.object({ isPrinted: z.boolean() }) },
  "recoveryKit.savePage": { request: nothing, response: savedFileSchema.nullable() },
  /** Asks for a kit's file. */
  "recoveryKit.chooseFile": {
    request: nothing,
    response: savedFileSchema.extend({ placeId: placeIdSchema }).nullable(),
  },
  /** The same keys as before, once the server has proven that they are in force. */
  "recoveryKit.restore": {
    request: z.object({ placeId: placeIdSchema, words: z.string().max(1_000) }),
    response: identityViewSchema,
  },
  /** "later": making the kit was put off; "dismissed": a reminder was put away. */
  "recoveryKit.remindLater": {
    request: z.object({ why: z.enum(["later", "dismissed"]) }),
    response: recoveryKitViewSchema,
  },

  /** What a key server says of itself. */
  "server.check": { request: atServer, response: serverViewSchema },

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

  "people.list": { request: nothing, response: z.array(personViewSchema) },
  "people.lookUp": { request: z.object({ address: z.string().min(3).max(254) }), response: personViewSchema },
  /** The person compared fingerprints outside the app and they match; `digits` is what the screen showed. */
  "people.markVerified": {
    request: z.object({ userId: userIdSchema, digits: z.string() }),
    response: personViewSchema,
  },
  /** Only for keys whose change is "renewed": the previous key signed for them. What was verified stays verified. */
  "people.acceptRenewed": {
    request: z.object({ userId: userIdSchema, digits: z.string() }),
    response: personViewSchema,
  },

  /** Those that nobody has acknowledged, newest first. */
  "alarms.list": { request: nothing, response: z.array(alarmViewSchema) },
  "alarms.acknowledge": { request: z.object({ id: z.uuid() }), response: nothing },

  "sharing.share": {
    request: ofItems.extend({
      recipients: z
        .array(z.object({ userId: userIdSchema, digits: z.string() }))
        .min(1)
        .max(100),
      /** Only with a single file; with the version of it that the part was chosen in. */
      range: segmentRangeSchema.safeExtend({ version: z.number().int().positive() }).nullable(),
      access: z.enum(["read", "read-write"]),
      /** Milliseconds since 1970 after which it is over; null for no end. */
      endsAt: z.number().int().positive().nullable(),
      /** To the people it is shared with; empty for none. */
      note: z.string().max(500),
    }),
    response: z.array(shareOutcomeSchema),
  },
  "sharing.whoHasAccess": { request: ofItem, response: z.array(accessViewSchema) },
  /** Ends what was given through exactly this item; re-keys it and all below. No job: it waits for the key server. */
  "sharing.removeAccess": {
    request: ofItem.extend({ userId: userIdSchema }),
    response: z.object({ jobId: jobIdSchema.nullable() }),
  },

  /** Gives the file, or all files below the folder, contents under fresh keys. For the owner. */
  "sharing.encryptAnew": { request: ofItem, response: started },

  /** Whether the key server could be reached when it was last asked anything. */
  "connection.describe": { request: nothing, response: connectionViewSchema },
  "connection.tryNow": { request: nothing, response: connectionViewSchema },
  /** Changes that wait for the key server, in the order in which they will be carried out. */
  "outbox.list": { request: nothing, response: z.array(waitingViewSchema) },
  "outbox.cancel": { request: z.object({ entryId: z.uuid() }), response: nothing },
  /** Answers when everything was tried. */
  "outbox.tryNow": { request: nothing, response: nothing },

  "received.list": { request: nothing, response: z.array(receivedGrantSchema) },
  /** Asks the server for what is new, then lists. */
  "received.refresh": { request: nothing, response: z.array(receivedGrantSchema) },
  /** Accepts, declines, or takes that back. What is accepted and is a vault, or lies in one, becomes an entry in the list of vaults. */
  "received.decide": {
    request: z.object({
      dataId: dataIdSchema,
      ownerId: userIdSchema,
      standing: receivedStandingSchema,
    }),
    response: z.array(receivedGrantSchema),
  },
  /** Opens the file, or a part of it, whose container was found on this computer. */
  "received.open": { request: z.object({ dataId: dataIdSchema }), response: started },
  "received.export": { request: z.object({ dataId: dataIdSchema }), response: startedOrNot },

  /** Searches a chosen folder and all below it for containers. */
  "find.scan": { request: z.object({ placeId: placeIdSchema }), response: started },
  "find.results": { request: z.object({ jobId: jobIdSchema }), response: z.array(foundContainerSchema) },
  "find.open": { request: z.object({ placeId: placeIdSchema }), response: started },
  "find.export": { request: z.object({ placeId: placeIdSchema }), response: startedOrNot },
  /** A found vault or folder of a vault becomes an entry in the list of vaults. */
  "find.addVault": { request: z.object({ placeId: placeIdSchema }), response: vaultSummarySchema },
  /** Containers that the system asked the app to open since the last call (double click, command line). */
  "find.takeHandedOver": { request: nothing, response: z.array(foundContainerSchema) },

  /** Links that the system asked the app to open since the last call, and what each comes to. */
  "links.take": { request: nothing, response: z.array(openedLinkSchema) },
  /** For who has no identity yet: the newest invite that was opened; null when there is none. */
  "links.takeInvite": { request: nothing, response: openedInviteSchema },
  /** A link to something of one's own. It names the data, its owner and the key server; never a key. */
  "links.make": { request: ofItem, response: z.object({ link: z.string() }) },

  /** The lines of a text of one's own, for choosing a part of it: decrypted in memory. */
  "lines.count": { request: ofItem, response: textLinesSchema },
  "lines.read": { request: ofItem.extend({ first: z.number().int().positive() }), response: linesReadSchema },
  "lines.locate": {
    request: ofItem.extend({ first: z.number().int().positive(), last: z.number().int().positive() }),
    response: linesPlaceSchema,
  },

  /** While a QR code is looked for; `camera.end`, or locking, ends it. Asks the system where it wants to be asked. */
  "camera.allow": { request: nothing, response: nothing },
  "camera.end": { request: nothing, response: nothing },

  "jobs.list": { request: nothing, response: z.array(jobViewSchema) },
  "jobs.cancel": { request: z.object({ jobId: jobIdSchema }), response: nothing },
  /** Finishes what is under way and begins nothing else; null pauses all that can be. */
  "jobs.pause": { request: z.object({ jobId: jobIdSchema.nullable() }), response: nothing },
  "jobs.resume": { request: z.object({ jobId: jobIdSchema.nullable() }), response: nothing },
  /** Goes on with an ended or interrupted job: with all that is missing, with the files that failed, or with one of these. */
  "jobs.retry": {
    request: z.object({
      jobId: jobIdSchema,
      what: z.union([z.enum(["everything", "failed"]), z.number().int().nonnegative()]),
    }),
    response: started,
  },
  /** Takes an ended or interrupted job off the list. */
  "jobs.dismiss": { request: z.object({ jobId: jobIdSchema }), response: nothing },
  "jobs.clearEnded": { request: nothing, response: nothing },

  /** What the screens can do now: the menu bar greys the rest. */
  "commands.offer": { request: z.object({ available: z.array(commandSchema) }), response: nothing },

  "lock.describe": { request: nothing, response: lockViewSchema },
  /** Locks, unless jobs run that must not be stopped (`jobs-running`). Answers when everything is forgotten. */
  "lock.now": { request: z.object({ stopJobs: z.boolean() }), response: lockViewSchema },
  /** Reads the keys from the keychain again. */
  "lock.open": { request: nothing, response: lockViewSchema },

  "settings.get": { request: nothing, response: settingsViewSchema },
  /** What is left out stays as it is. */
  "settings.change": { request: settingsChangeSchema, response: settingsViewSchema },
  /** Asks with the system's dialog where to save how the app is doing; null when the person closed it. */
  "diagnostics.save": { request: nothing, response: z.object({ fileName: z.string() }).nullable() },
} as const satisfies Record<string, { request: z.ZodType; response: z.ZodType }>;

export type IpcContract = typeof ipcContract;
export type IpcChannel = keyof IpcContract;
export type IpcRequest<C extends IpcChannel> = z.infer<IpcContract[C]["request"]>;
export type IpcResponse<C extends IpcChannel> = z.infer<IpcContract[C]["response"]>;

/** What every channel really answers with: errors cross as codes, never as messages or stacks. */
export type IpcAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: z.infer<typeof errorCodeSchema> };

/** What the main process tells the screens unasked. */
export const ipcEvents = {
  "jobs.changed": jobViewSchema,
  /** A vault's content changed, by this app or from outside; lists should be asked for again. */
  "vaults.changed": z.object({ vaultId: dataIdSchema }),
  "received.changed": z.object({}),
  "connection.changed": connectionViewSchema,
  /** Something waits, waits no longer, or needs a decision; and how many changes were just carried out. */
  "outbox.changed": z.object({ carriedOut: z.number().int().nonnegative() }),
  /** An alarm was raised or acknowledged. */
  "alarms.changed": z.object({}),
  /** A container waits to be taken with find.takeHandedOver. */
  "find.handedOver": z.object({}),
  /** A link waits to be taken with links.take or links.takeInvite. */
  "links.opened": z.object({}),
  /** Something was opened, closed, saved or not. */
  "opened.changed": z.object({}),
  "recoveryKit.changed": recoveryKitViewSchema,
  "settings.changed": settingsViewSchema,
  "lock.changed": lockViewSchema,
  /** The person chose “Lock” in the menu while jobs run: she is to be asked. */
  "lock.wanted": z.object({}),
  /** The person chose it in the menu bar. */
  "commands.chosen": z.object({ command: commandSchema }),
  /** Undo in the menu bar: what was typed is taken back already, where the focus is in text. */
  "acts.undoChosen": z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type IpcEventName = keyof typeof ipcEvents;
export type IpcEvent<E extends IpcEventName> = z.infer<(typeof ipcEvents)[E]>;
