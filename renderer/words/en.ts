import type { Language } from "../../shared/protocol/language";
import { accessWords } from "./en/access";
import { actWords } from "./en/acts";
import { alarmWords } from "./en/alarms";
import { browserWords } from "./en/browser";
import { connectionWords } from "./en/connection";
import { errorWords } from "./en/errors";
import { findWords } from "./en/find";
import { firstRunWords } from "./en/first-run";
import { frameWords } from "./en/frame";
import { identityWords } from "./en/identity";
import { insightWords } from "./en/insight";
import { itemDialogWords } from "./en/item-dialogs";
import { jobWords } from "./en/jobs";
import { lineWords } from "./en/lines";
import { linkWords } from "./en/links";
import { lockWords } from "./en/lock";
import { openedWords } from "./en/opened";
import { peopleWords } from "./en/people";
import { previewWords } from "./en/preview";
import { receivedWords } from "./en/received";
import { recoveryKitWords } from "./en/recovery-kit";
import { scanWords } from "./en/scan";
import { searchWords } from "./en/search";
import { settingsWords } from "./en/settings";
import { shareWords } from "./en/share";
import { shortcutWords } from "./en/shortcuts";
import { vaultWords } from "./en/vaults";
import { grammarOf } from "./grammar";

const { number, form } = grammarOf("en");

/** Every word on the screens, in English. The other languages are objects of the same shape. */
export const en = {
  language: "en" as Language,
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
    bytes: (count: number) => `${number(count)} ${form(count, { one: "byte", other: "bytes" })}`,
    perSecond: (size: string) => `${size}/s`,
    percent: (formatted: string) => `${formatted}\u00a0%`,
    items: (count: number) => `${number(count)} ${form(count, { one: "item", other: "items" })}`,
    files: (count: number) => `${number(count)} ${form(count, { one: "file", other: "files" })}`,
    people: (count: number) => `${number(count)} ${form(count, { one: "person", other: "people" })}`,
    segments: (count: number) => `${number(count)} ${form(count, { one: "segment", other: "segments" })}`,
  },

  moments: {
    todayAt: (time: string) => `Today, ${time}`,
    yesterdayAt: (time: string) => `Yesterday, ${time}`,
    secondsLeft: (seconds: number) =>
      `${number(seconds)} ${form(seconds, { one: "second", other: "seconds" })} left`,
    minutesLeft: (minutes: number) =>
      `${number(minutes)} ${form(minutes, { one: "minute", other: "minutes" })} left`,
    hoursLeft: (hours: number) => `${number(hours)} ${form(hours, { one: "hour", other: "hours" })} left`,
  },

  kinds: {
    vault: "Vault",
    folder: "Folder",
    file: "File",
  },

  /** A name that cannot be read is stood for by the start of the data ID. */
  unnamed: (dataIdStart: string) => `Unnamed (${dataIdStart})`,

  access: accessWords,
  acts: actWords,
  alarms: alarmWords,
  browser: browserWords,
  connection: connectionWords,
  errors: errorWords,
  find: findWords,
  firstRun: firstRunWords,
  frame: frameWords,
  identity: identityWords,
  recoveryKit: recoveryKitWords,
  insight: insightWords,
  itemDialogs: itemDialogWords,
  jobs: jobWords,
  lines: lineWords,
  links: linkWords,
  lock: lockWords,
  opened: openedWords,
  people: peopleWords,
  preview: previewWords,
  received: receivedWords,
  scan: scanWords,
  search: searchWords,
  settings: settingsWords,
  share: shareWords,
  shortcuts: shortcutWords,
  vaults: vaultWords,
};

/** What the catalogue of every language holds. */
export type Words = typeof en;
