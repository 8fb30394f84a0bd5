import { accessWords } from "./de/access";
import { actWords } from "./de/acts";
import { alarmWords } from "./de/alarms";
import { browserWords } from "./de/browser";
import { connectionWords } from "./de/connection";
import { errorWords } from "./de/errors";
import { findWords } from "./de/find";
import { firstRunWords } from "./de/first-run";
import { frameWords } from "./de/frame";
import { identityWords } from "./de/identity";
import { insightWords } from "./de/insight";
import { itemDialogWords } from "./de/item-dialogs";
import { jobWords } from "./de/jobs";
import { lineWords } from "./de/lines";
import { linkWords } from "./de/links";
import { lockWords } from "./de/lock";
import { openedWords } from "./de/opened";
import { peopleWords } from "./de/people";
import { previewWords } from "./de/preview";
import { receivedWords } from "./de/received";
import { recoveryKitWords } from "./de/recovery-kit";
import { scanWords } from "./de/scan";
import { searchWords } from "./de/search";
import { settingsWords } from "./de/settings";
import { shareWords } from "./de/share";
import { shortcutWords } from "./de/shortcuts";
import { vaultWords } from "./de/vaults";
import type { Words } from "./en";
import { grammarOf } from "./grammar";

const { number, form } = grammarOf("de");

/** Every word on the screens, in German; people are addressed as “Sie”. */
export const de: Words = {
  language: "de",
  appName: "Keyferry",

  actions: {
    cancel: "Abbrechen",
    close: "Schließen",
    done: "Fertig",
    tryAgain: "Erneut versuchen",
    refresh: "Aktualisieren",
    open: "Öffnen",
    export: "Exportieren",
    share: "Teilen",
    whoHasAccess: "Wer Zugriff hat",
    rename: "Umbenennen",
    move: "Verschieben",
    delete: "Löschen",
    details: "Details",
    copied: "Kopiert",
    actionsFor: (name) => `Aktionen für ${name}`,
    openNamed: (name) => `${name} öffnen`,
    exportNamed: (name) => `${name} exportieren`,
  },

  loading: "Wird geladen",
  notShown: "–",

  numbers: {
    bytes: (count) => `${number(count)} Byte`,
    perSecond: (size) => `${size}/s`,
    percent: (formatted) => `${formatted}\u00a0%`,
    items: (count) => `${number(count)} ${form(count, { one: "Element", other: "Elemente" })}`,
    files: (count) => `${number(count)} ${form(count, { one: "Datei", other: "Dateien" })}`,
    people: (count) => `${number(count)} ${form(count, { one: "Person", other: "Personen" })}`,
    segments: (count) => `${number(count)} ${form(count, { one: "Segment", other: "Segmente" })}`,
  },

  moments: {
    todayAt: (time) => `Heute, ${time}`,
    yesterdayAt: (time) => `Gestern, ${time}`,
    secondsLeft: (seconds) =>
      `noch ${number(seconds)} ${form(seconds, { one: "Sekunde", other: "Sekunden" })}`,
    minutesLeft: (minutes) => `noch ${number(minutes)} ${form(minutes, { one: "Minute", other: "Minuten" })}`,
    hoursLeft: (hours) => `noch ${number(hours)} ${form(hours, { one: "Stunde", other: "Stunden" })}`,
  },

  kinds: {
    vault: "Tresor",
    folder: "Ordner",
    file: "Datei",
  },

  unnamed: (dataIdStart) => `Ohne Namen (${dataIdStart})`,

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
