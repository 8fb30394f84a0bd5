import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from "electron";
import type { KeyferryApi } from "../shared/protocol/ipc/api";
import type {
  IpcAnswer,
  IpcChannel,
  IpcEventName,
  IpcRequest,
  IpcResponse,
} from "../shared/protocol/ipc/contract";

// Only types come from the contract: its schemas are checked in the main process, and a sandboxed preload script stays small.

function invoke<C extends IpcChannel>(
  channel: C,
  ...request: IpcRequest<C> extends undefined ? [] : [IpcRequest<C>]
): Promise<IpcAnswer<IpcResponse<C>>> {
  return ipcRenderer.invoke(channel, ...request);
}

const events: Record<IpcEventName, true> = {
  "jobs.changed": true,
  "vaults.changed": true,
  "received.changed": true,
  "connection.changed": true,
  "outbox.changed": true,
  "alarms.changed": true,
  "find.handedOver": true,
  "links.opened": true,
  "opened.changed": true,
  "recoveryKit.changed": true,
  "settings.changed": true,
  "lock.changed": true,
  "lock.wanted": true,
  "commands.chosen": true,
  "acts.undoChosen": true,
};

const keyferry: KeyferryApi = {
  identity: {
    describe: () => invoke("identity.describe"),
    create: (request) => invoke("identity.create", request),
    signOn: (request) => invoke("identity.signOn", request),
    cancelSignOn: () => invoke("identity.cancelSignOn"),
    renewKeys: () => invoke("identity.renewKeys"),
    makeRecoveryWords: () => invoke("identity.makeRecoveryWords"),
    confirmRecoveryWords: (request) => invoke("identity.confirmRecoveryWords", request),
    dropRecoveryWords: () => invoke("identity.dropRecoveryWords"),
    recover: (request) => invoke("identity.recover", request),
  },
  recoveryKit: {
    describe: () => invoke("recoveryKit.describe"),
    saveFile: (request) => invoke("recoveryKit.saveFile", request),
    printPage: () => invoke("recoveryKit.printPage"),
    savePage: () => invoke("recoveryKit.savePage"),
    chooseFile: () => invoke("recoveryKit.chooseFile"),
    restore: (request) => invoke("recoveryKit.restore", request),
    remindLater: (request) => invoke("recoveryKit.remindLater", request),
  },
  server: {
    check: (request) => invoke("server.check", request),
  },
  vaults: {
    list: () => invoke("vaults.list"),
    describe: (request) => invoke("vaults.describe", request),
    rename: (request) => invoke("vaults.rename", request),
    insight: (request) => invoke("vaults.insight", request),
    create: (request) => invoke("vaults.create", request),
    addExisting: (request) => invoke("vaults.addExisting", request),
    forget: (request) => invoke("vaults.forget", request),
    showInFolder: (request) => invoke("vaults.showInFolder", request),
    refresh: (request) => invoke("vaults.refresh", request),
  },
  places: {
    chooseFolder: (request) => invoke("places.chooseFolder", request),
    cloudFolders: () => invoke("places.cloudFolders"),
  },
  items: {
    list: (request) => invoke("items.list", request),
    newFolder: (request) => invoke("items.newFolder", request),
    addFiles: (request) => invoke("items.addFiles", request),
    addFolder: (request) => invoke("items.addFolder", request),
    // A File that a script made up has no path and is left out: only what a person dropped has one.
    addDropped: (request, files) => {
      const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== "");
      return invoke("items.addDropped", { vaultId: request.vaultId, folderId: request.folderId, paths });
    },
    rename: (request) => invoke("items.rename", request),
    move: (request) => invoke("items.move", request),
    copy: (request) => invoke("items.copy", request),
    delete: (request) => invoke("items.delete", request),
    open: (request) => invoke("items.open", request),
    export: (request) => invoke("items.export", request),
    folders: (request) => invoke("items.folders", request),
    search: (request) => invoke("items.search", request),
  },
  deleted: {
    list: (request) => invoke("deleted.list", request),
    putBack: (request) => invoke("deleted.putBack", request),
    remove: (request) => invoke("deleted.remove", request),
  },
  drags: {
    prepare: (request) => invoke("drags.prepare", request),
    begin: (request) => invoke("drags.begin", request),
  },
  opened: {
    list: () => invoke("opened.list"),
    saveNow: (request) => invoke("opened.saveNow", request),
    close: (request) => invoke("opened.close", request),
  },
  details: { read: (request) => invoke("details.read", request) },
  previews: { read: (request) => invoke("previews.read", request) },
  people: {
    list: () => invoke("people.list"),
    lookUp: (request) => invoke("people.lookUp", request),
    markVerified: (request) => invoke("people.markVerified", request),
    acceptRenewed: (request) => invoke("people.acceptRenewed", request),
  },
  alarms: {
    list: () => invoke("alarms.list"),
    acknowledge: (request) => invoke("alarms.acknowledge", request),
  },
  sharing: {
    share: (request) => invoke("sharing.share", request),
    whoHasAccess: (request) => invoke("sharing.whoHasAccess", request),
    encryptAnew: (request) => invoke("sharing.encryptAnew", request),
    removeAccess: (request) => invoke("sharing.removeAccess", request),
  },
  connection: {
    describe: () => invoke("connection.describe"),
    tryNow: () => invoke("connection.tryNow"),
  },
  outbox: {
    list: () => invoke("outbox.list"),
    cancel: (request) => invoke("outbox.cancel", request),
    tryNow: () => invoke("outbox.tryNow"),
  },
  received: {
    list: () => invoke("received.list"),
    refresh: () => invoke("received.refresh"),
    decide: (request) => invoke("received.decide", request),
    open: (request) => invoke("received.open", request),
    export: (request) => invoke("received.export", request),
  },
  find: {
    scan: (request) => invoke("find.scan", request),
    results: (request) => invoke("find.results", request),
    open: (request) => invoke("find.open", request),
    export: (request) => invoke("find.export", request),
    addVault: (request) => invoke("find.addVault", request),
    takeHandedOver: () => invoke("find.takeHandedOver"),
  },
  links: {
    take: () => invoke("links.take"),
    takeInvite: () => invoke("links.takeInvite"),
    make: (request) => invoke("links.make", request),
  },
  lines: {
    count: (request) => invoke("lines.count", request),
    read: (request) => invoke("lines.read", request),
    locate: (request) => invoke("lines.locate", request),
  },
  camera: {
    allow: () => invoke("camera.allow"),
    end: () => invoke("camera.end"),
  },
  jobs: {
    list: () => invoke("jobs.list"),
    cancel: (request) => invoke("jobs.cancel", request),
    pause: (request) => invoke("jobs.pause", request),
    resume: (request) => invoke("jobs.resume", request),
    retry: (request) => invoke("jobs.retry", request),
    dismiss: (request) => invoke("jobs.dismiss", request),
    clearEnded: () => invoke("jobs.clearEnded"),
  },
  settings: {
    get: () => invoke("settings.get"),
    change: (request) => invoke("settings.change", request),
  },
  diagnostics: {
    save: () => invoke("diagnostics.save"),
  },
  commands: {
    offer: (request) => invoke("commands.offer", request),
  },
  lock: {
    describe: () => invoke("lock.describe"),
    now: (request) => invoke("lock.now", request),
    open: () => invoke("lock.open"),
  },
  on: (event, listener) => {
    if (!Object.hasOwn(events, event)) throw new Error(`There is no event ${event}.`);
    // The IpcRendererEvent stays here: handing it to the page would give it ipcRenderer itself.
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.removeListener(event, forward);
    };
  },
};

contextBridge.exposeInMainWorld("keyferry", keyferry);
