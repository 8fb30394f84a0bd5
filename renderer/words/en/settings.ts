import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const settingsWords = {
  heading: "Settings",
  damaged: "Your settings could not be read and were set aside. These are the first ones again.",

  appearance: "Appearance",
  likeSystem: "Like the system",
  light: "Light",
  dark: "Dark",

  language: "Language",

  lock: "Lock",
  lockAfter: "Lock Keyferry when it is not used",
  lockHint: "While it is locked, keys are not in memory and decrypted files are wiped.",
  lockMinutes: (minutes: number) =>
    minutes === 60
      ? "After an hour"
      : `After ${number(minutes)} ${form(minutes, { one: "minute", other: "minutes" })}`,
  lockNever: "Never",

  files: "Files",
  openedFiles: "Where decrypted files lie while they are open",
  openedFilesHint:
    "They are wiped when Keyferry locks or quits. A folder that a cloud syncs is no good place.",
  ownFolder: "Keyferry's own private folder",
  chooseFolder: "Choose another folder",
  useOwnFolder: "Use Keyferry's own folder",

  notifications: "Notifications",
  notifyWhenDone: "Tell me when long work has ended",
  notifyWhenShared: "Tell me when something new is shared with me",
  notifyHint: "Only while you are elsewhere, and without names of files or people.",

  background: "In the background",
  keepRunning: "Keep running when the window is closed",
  keepRunningHint:
    "Keyferry is then beside the clock. Where a desktop has no place for it there, start Keyferry again to get the window back.",
  whileWorking: "While jobs run or files are open",
  alwaysRunning: "Always",
  neverRunning: "Never: closing the window quits",

  identity: "Identity and server",
  showIdentity: "Show your identity",

  help: "Help",
  diagnostics: "When something does not work",
  diagnosticsHint:
    "A text file that tells how Keyferry is doing: versions, settings, counts, errors and whether the key server answers. Names, addresses, paths and secrets are left out. Look at it before you send it to anybody.",
  saveDiagnostics: "Save diagnostics",
  diagnosticsSaved: (fileName: string) => `Saved as ${fileName}`,
};
