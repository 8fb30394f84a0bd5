import { accessWords } from "./en/access";
import { alarmWords } from "./en/alarms";
import { browserWords } from "./en/browser";
import { findWords } from "./en/find";
import { firstRunWords } from "./en/first-run";
import { frameWords } from "./en/frame";
import { identityWords } from "./en/identity";
import { itemDialogWords } from "./en/item-dialogs";
import { jobWords } from "./en/jobs";
import { peopleWords } from "./en/people";
import { receivedWords } from "./en/received";
import { shareWords } from "./en/share";
import { vaultWords } from "./en/vaults";

/** Every word on the screens, in English. A further language is another object of the same shape. */
export const en = {
  language: "en",
  appName: "Keyferry",

  actions: {
    cancel: "Cancel",
    close: "Close",
    done: "Done",
    tryAgain: "Try again",
    refresh: "Refresh",
    open: "Open",
    export: "Export",
    share: "Share",
    whoHasAccess: "Who has access",
    rename: "Rename",
    move: "Move",
    delete: "Delete",
    details: "Details",
    copied: "Copied",
    actionsFor: (name: string) => `Actions for ${name}`,
    openNamed: (name: string) => `Open ${name}`,
    exportNamed: (name: string) => `Export ${name}`,
  },

  loading: "Loading",
  notShown: "–",

  numbers: {
    bytes: (count: number, formatted: string) => (count === 1 ? "1 byte" : `${formatted} bytes`),
    perSecond: (size: string) => `${size}/s`,
    percent: (formatted: string) => `${formatted}\u00a0%`,
    items: (count: number) => (count === 1 ? "1 item" : `${count.toLocaleString("en")} items`),
    files: (count: number) => (count === 1 ? "1 file" : `${count.toLocaleString("en")} files`),
    people: (count: number) => (count === 1 ? "1 person" : `${count} people`),
    segments: (count: number) => (count === 1 ? "1 segment" : `${count.toLocaleString("en")} segments`),
  },

  moments: {
    todayAt: (time: string) => `Today, ${time}`,
    yesterdayAt: (time: string) => `Yesterday, ${time}`,
    secondsLeft: (seconds: number) => (seconds === 1 ? "1 second left" : `${seconds} seconds left`),
    minutesLeft: (minutes: number) => (minutes === 1 ? "1 minute left" : `${minutes} minutes left`),
    hoursLeft: (hours: number) => (hours === 1 ? "1 hour left" : `${hours} hours left`),
  },

  kinds: {
    vault: "Vault",
    folder: "Folder",
    file: "File",
  },

  /** A name that cannot be read is stood for by the start of the data ID. */
  unnamed: (dataIdStart: string) => `Unnamed (${dataIdStart})`,

  access: accessWords,
  alarms: alarmWords,
  browser: browserWords,
  find: findWords,
  firstRun: firstRunWords,
  frame: frameWords,
  identity: identityWords,
  itemDialogs: itemDialogWords,
  jobs: jobWords,
  people: peopleWords,
  received: receivedWords,
  share: shareWords,
  vaults: vaultWords,
};
