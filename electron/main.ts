import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  app,
  dialog,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  systemPreferences,
} from "electron";
import { type Language, languageFor } from "../shared/protocol/language";
import { createLocalFiles } from "./adapters/file-system";
import { connectKeyServer } from "./adapters/key-server";
import { createKeytarKeychain } from "./adapters/keychain";
import { browserSignOn } from "./adapters/sign-on";
import { composeServices } from "./composition/compose-services";
import type { Services } from "./composition/services";
import { createEngine } from "./engine";
import { eventSender } from "./ipc/events";
import { tellThePage } from "./ipc/page-news";
import { registerIpc } from "./ipc/register-ipc";
import { KeyferryError } from "./services/keyferry-error";
import { APP_SCHEME } from "./shell/app-address";
import { appScheme, serveRenderer } from "./shell/app-protocol";
import { AppWindow } from "./shell/app-window";
import type { Background } from "./shell/background";
import { CameraPermission, cameraBySystem, endWithThePage } from "./shell/camera-permission";
import { confirmByTouchId } from "./shell/confirm-person";
import { handleCrashes } from "./shell/crash-handling";
import { electronDesktop } from "./shell/desktop";
import { fileDrag } from "./shell/file-drag";
import { type HandingOver, takeHandedOver } from "./shell/handing-over";
import { keychainKind } from "./shell/keychain-kind";
import { lockByItself } from "./shell/lock-triggers";
import { logFile } from "./shell/log-file";
import { onlyServerOf, readLogPolicy } from "./shell/log-policy-file";
import type { MenuBar } from "./shell/menu-bar";
import { lockByHand, menuBarOf, offerTextMenus } from "./shell/menus";
import { blockRemoteContent, guardAllContents } from "./shell/navigation-guard";
import { tellWhoIsElsewhere } from "./shell/notices";
import { type OrderlyQuit, quitInOrder } from "./shell/orderly-quit";
import { pagePrinting } from "./shell/page-printing";
import { denyByDefault } from "./shell/permissions";
import { readStartOptions } from "./shell/start-options";
import { surroundingsOf } from "./shell/surroundings";
import { systemDialogs } from "./shell/system-dialogs";
import { goOnWithoutWindow } from "./shell/without-window";
import { shellWords, vaultNote } from "./shell/words/words";

// The composition root: builds everything and knows everyone. The bundles lie side by side in dist/electron.

const bundles = __dirname;
const userDataSwitch = app.commandLine.getSwitchValue("user-data-dir");
if (userDataSwitch !== "") app.setPath("userData", path.resolve(userDataSwitch));
const userData = app.getPath("userData");

const options = readStartOptions(process.env);
const log = logFile(path.join(userData, "logs"));
const camera = new CameraPermission(cameraBySystem(systemPreferences, process.platform));
let quitting: OrderlyQuit | null = null;
/** As chosen in the settings; null until they are known. */
let chosenLanguage: Language | null = null;
const words = () => shellWords(chosenLanguage ?? languageFor(app.getPreferredSystemLanguages()));
const window = new AppWindow({
  preload: path.join(bundles, "preload.cjs"),
  stateFile: path.join(userData, "window.json"),
  isPackaged: app.isPackaged,
  mayClose: () => quitting === null || quitting.isQuitting() || closes(quitting),
});
/** How the app goes on while its window is closed; null until it could. */
let background: Background | null = null;
/** The person closes the window; false leaves it to the app to take it out of sight, or to end in order. */
function closes(quit: OrderlyQuit): boolean {
  return background?.takesOver() === true ? false : leaveOrQuit(quit);
}
/** Where closing the window ends the app, it ends in order: the window stays until it may go. */
function leaveOrQuit(quit: OrderlyQuit): boolean {
  if (!quit.isQuitting()) app.quit();
  return quit.isQuitting();
}

/** What must be settled before Electron is ready. */
function prepare(): void {
  protocol.registerSchemesAsPrivileged([appScheme]);
  // Chromium starts no sandboxed process for root, who says so with this switch; everyone else gets the sandbox.
  if (app.commandLine.hasSwitch("no-sandbox")) log.note("sandbox off by command line");
  else app.enableSandbox();
  guardAllContents(app, {
    openExternal: (link) => shell.openExternal(link),
    refused: (what) => log.note("page refused", { what }),
  });
  handleCrashes(app, process, {
    log,
    words: () => words().crash,
    showError: (title, text) => dialog.showErrorBox(title, text),
    reloadPage: () => window.reload(),
  });
}

function hardenSession(): void {
  denyByDefault(session.defaultSession, camera);
  endWithThePage(app, camera);
  blockRemoteContent(session.defaultSession);
  const renderer = path.join(bundles, "..", "renderer");
  protocol.handle(
    APP_SCHEME,
    serveRenderer(renderer, (file) => fs.promises.readFile(file)),
  );
}

async function openServices(): Promise<Services> {
  const dialogs = systemDialogs(dialog, () => window.inSight, words);
  const logPolicy = await readLogPolicy(options.logPolicyFile);
  const services = await composeServices({
    userDataFolder: userData,
    files: createLocalFiles(),
    engine: createEngine({ workerPath: path.join(bundles, "engine-worker.cjs") }),
    keychain: createKeytarKeychain({ service: options.keychainService }),
    desktop: electronDesktop(
      shell,
      dialogs,
      fileDrag({ contents: () => window.contents, iconOf: (file) => app.getFileIcon(file) }),
    ),
    printing: pagePrinting(() => window.contents),
    kitFileNames: (language) => shellWords(language).recoveryKit,
    connect: (origin) => connectKeyServer(origin),
    signOn: browserSignOn({
      openBrowser: (address) => shell.openExternal(address),
      page: () => ({ language: words().language, ...words().signOnPage }),
    }),
    suggestedServer: options.suggestedServer ?? onlyServerOf(logPolicy),
    logPolicy,
    keptIn: keychainKind(process.platform),
    platform: process.platform,
    home: {
      folder: app.getPath("home"),
      platform: process.platform,
      environment: process.env,
      // Google Drive takes G:, or the next one that is free.
      drives: ["G:\\", "H:\\", "I:\\"],
    },
    systemLanguages: () => app.getPreferredSystemLanguages(),
    vaultNote,
    surroundings: surroundingsOf({
      version: app.getVersion(),
      isPackaged: app.isPackaged,
      logFolder: path.join(userData, "logs"),
    }),
    confirmPerson: confirmByTouchId(systemPreferences, process.platform, () => words().unlockReason),
    report: (event, error) => log.failure(event, error),
  });
  quitting = quitInOrder(app, {
    runningJobs: () => services.jobs.list().filter((job) => job.state === "running").length,
    confirmStopping: (count) => dialogs.confirmStopping(count),
    stopJobs: () => services.jobs.close(),
    tidyUp: () => services.close(),
    report: (event, error) => log.failure(event, error),
  });
  return services;
}

/** The system shuts down or ends the session: there is nobody to ask any more. */
function endWithTheSystem(): void {
  const end = () => {
    quitting?.systemEnds();
    app.quit();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  if (process.platform !== "win32") powerMonitor.on("shutdown", end);
}

/** The system's own parts (title bar, menus, dialogs) look and speak as the person chose for the screens. */
function followSettings(settings: Services["settings"], menu: MenuBar): void {
  const apply = () => {
    const { appearance, languageInUse } = settings.get();
    nativeTheme.themeSource = appearance;
    chosenLanguage = languageInUse;
    menu.show();
  };
  apply();
  settings.onChange(apply);
}

async function open(handedOver: HandingOver): Promise<void> {
  hardenSession();
  offerTextMenus(words);
  const services = await openServices();
  const { lock, settings } = services;
  const isLocked = () => lock.isLocked;
  const send = eventSender(() => window.contents, isLocked);
  const lockNow = () => lockByHand({ lock, window, send });
  const menu = menuBarOf({ lock, window, send, words });
  registerIpc(services, {
    offered: (available) => menu.offer(available),
    camera,
    ownContentsId: () => window.contents?.id ?? null,
    isLocked,
    report: (event, error) => log.failure(event, error),
  });
  lock.onChange(() => camera.end());
  tellThePage(services, send);
  tellWhoIsElsewhere({ ...services, window, words });
  followSettings(settings, menu);
  const { jobs, opened } = services;
  const quit = () => app.quit();
  background = goOnWithoutWindow({ jobs, opened, settings, lock, window, words, lockNow, quit, log });
  lockByItself({
    power: powerMonitor,
    autoLockMinutes: () => settings.get().autoLockMinutes,
    isBusy: () => lock.isBusy(),
    lock: (because) => void lock.lock(because),
    clock: Date.now,
  });
  endWithTheSystem();
  await services.start();
  handedOver.files.deliverTo((file) => services.find.handOver(file));
  handedOver.links.deliverTo((link) => services.links.handOver(link));
  window.show();
}

function run(): void {
  // As the installer names it: Windows shows notices of known apps only.
  if (process.platform === "win32") app.setAppUserModelId("org.keyferry.desktop");
  prepare();
  const handedOver = takeHandedOver(app, process, window);
  if (handedOver === null) {
    app.exit(0);
    return;
  }
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.on("activate", () => window.show());
  log.note("start", { version: app.getVersion(), electron: process.versions.electron, system: os.release() });
  app
    .whenReady()
    .then(() => open(handedOver))
    .catch((error: unknown) => {
      log.failure("start", error);
      const isPolicy = error instanceof KeyferryError && error.code === "log-policy-invalid";
      const { title, logPolicy, notStarted } = words().crash;
      dialog.showErrorBox(title, isPolicy ? logPolicy : notStarted(userData));
      app.exit(1);
    });
}

run();
