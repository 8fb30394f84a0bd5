import type { Language } from "../../../shared/protocol/language";

/** What the main process says by itself: menus, the system's dialogs, the note in a vault's folder. */
export const en = {
  language: "en" as Language,

  folderDialogs: {
    "new-vault": { title: "Choose where to make the vault", buttonLabel: "Make the vault here" },
    "open-vault": { title: "Choose the vault's folder", buttonLabel: "Open" },
    scan: { title: "Choose a folder to search", buttonLabel: "Search" },
    export: { title: "Choose where to save", buttonLabel: "Save here" },
    add: { title: "Choose a folder to add", buttonLabel: "Add" },
    "opened-files": {
      title: "Choose where decrypted files lie while they are open",
      buttonLabel: "Use this folder",
    },
  },
  fileDialog: { title: "Choose files to add", buttonLabel: "Add" },
  saveDialogs: {
    diagnostics: { title: "Save diagnostics", buttonLabel: "Save" },
    "recovery-kit": { title: "Choose where to save the recovery kit", buttonLabel: "Save" },
    "recovery-page": { title: "Choose where to save the page with your words", buttonLabel: "Save" },
  },
  openDialogs: {
    "recovery-kit": { title: "Choose your recovery kit", buttonLabel: "Choose", filter: "Recovery kits" },
  },
  recoveryKit: { kit: "Keyferry recovery kit", page: "Keyferry recovery words" },

  quitting: {
    stillWorking: (jobs: number) =>
      jobs === 1 ? "Keyferry is still working" : `Keyferry is still working on ${jobs} things`,
    detail:
      "If you quit now, what has not finished is stopped. Nothing that was there before is lost, and adding and exporting can go on after the next start.",
    keepWorking: "Keep working",
    stopAndQuit: "Stop and quit",
  },

  /** No names: it may show on a locked screen. */
  doneNotice: {
    done: { title: "Done", body: "Long work in Keyferry is done." },
    failed: {
      title: "Work did not finish",
      body: "Keyferry could not do everything. Jobs shows what is missing.",
    },
  },

  /** The icon beside the clock. No names: anybody who passes by can see it. */
  tray: {
    open: "Open Keyferry",
    working: (jobs: number, percent: number | null) => {
      const what = jobs === 1 ? "1 job running" : `${jobs} jobs running`;
      return percent === null ? what : `${what}, ${percent} %`;
    },
    paused: (jobs: number) => (jobs === 1 ? "1 job paused" : `${jobs} jobs paused`),
    idle: "No jobs running",
    pauseAll: "Pause all",
    resumeAll: "Resume all",
    lock: "Lock Keyferry",
    quit: "Quit",
    goesOn: {
      title: "Keyferry goes on in the background",
      body: "To get the window back, click the icon beside the clock or start Keyferry again.",
    },
  },

  /** No names either. */
  sharedNotice: {
    title: "Shared with you",
    body: (count: number) =>
      count === 1 ? "Something new was shared with you." : `${count} new things were shared with you.`,
  },

  /** Ends the sentence “Keyferry is trying to …” in the prompt of Touch ID. */
  unlockReason: "read your keys",

  crash: {
    title: "Keyferry has to close",
    text: "Something went wrong inside Keyferry. Nothing was lost: what had not finished is taken up at the next start.",
    notStarted: (folder: string) =>
      `Keyferry could not start. Check that it may write to ${folder}, then start it again.`,
    logPolicy:
      "The file that KEYFERRY_LOG_POLICY names cannot be used. Correct it, or start Keyferry without it.",
  },

  /** An ampersand stands before the letter that Alt opens the menu with. */
  menu: {
    file: "&File",
    edit: "&Edit",
    view: "&View",
    window: "&Window",
    help: "&Help",
    about: "About Keyferry",
    services: "Services",
    hide: "Hide Keyferry",
    hideOthers: "Hide Others",
    showAll: "Show All",
    lock: "Lock Keyferry",
    quit: "Quit",
    close: "Close Window",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    selectAll: "Select All",
    zoomIn: "Zoom In",
    zoomOut: "Zoom Out",
    resetZoom: "Actual Size",
    fullScreen: "Full Screen",
    minimize: "Minimize",
    zoomWindow: "Zoom",
    reload: "Reload",
    developerTools: "Developer Tools",
    item: "&Item",
    settings: "Settings",
    newVault: "New Vault",
    openVault: "Open Existing Vault",
    addFiles: "Add Files",
    addFolder: "Add Folder",
    newFolder: "New Folder",
    export: "Export",
    search: "Search This Vault",
    vaults: "Vaults",
    received: "Shared with Me",
    find: "Find",
    people: "People",
    back: "Back",
    jobs: "Jobs",
    details: "Details",
    refresh: "Refresh",
    openItem: "Open",
    preview: "Preview",
    rename: "Rename",
    move: "Move",
    delete: "Delete",
    share: "Share",
    whoHasAccess: "Who Has Access",
    shortcuts: "Keyboard Shortcuts",
  },

  /** The page that the browser shows when a company's sign-on has ended. */
  signOnPage: { title: "You can close this page", text: "Go back to Keyferry to go on." },

  vaultNote: `This folder is a Keyferry vault.

The files in it are encrypted. Their names and contents can be read only with
Keyferry, by the people they were shared with.

To open it: install Keyferry, choose "Open existing vault", and choose this folder.

Please do not rename, move or delete single files in here. You may copy, sync or
move the folder as a whole; Keyferry finds everything by what is inside.
`,
};

/** What the catalogue of every language holds. */
export type ShellWords = typeof en;
