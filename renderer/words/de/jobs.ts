import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");
const files = (count: number) => `${number(count)} ${form(count, { one: "Datei", other: "Dateien" })}`;

export const jobWords: Words["jobs"] = {
  heading: "Vorgänge",
  list: "Vorgänge",
  none: "Gerade läuft nichts",
  noneHint: "Hinzufügen, Exportieren und andere lange Arbeiten zeigen hier ihren Fortschritt.",
  running: (count) => `${number(count)} ${form(count, { one: "Vorgang läuft", other: "Vorgänge laufen" })}`,
  clearEnded: "Beendete entfernen",
  stop: (subject) => `${subject} anhalten`,
  filesOf: (done, total) => `${done} von ${total} Dateien`,
  bytesOf: (done, total) => `${done} von ${total}`,
  showFailures: (count) =>
    `${files(count)} anzeigen, bei ${form(count, { one: "der", other: "denen" })} es nicht geklappt hat`,
  hideFailures: "Ausblenden",
  failures: "Dateien, bei denen es nicht geklappt hat",
  moreFailures: (count) => `und ${number(count)} weitere ${form(count, { one: "Datei", other: "Dateien" })}`,
  state: { running: "Läuft", done: "Fertig", cancelled: "Angehalten", failed: "Fehlgeschlagen" },

  doing: {
    add: (subject) => `${subject} wird hinzugefügt`,
    export: (subject) => `${subject} wird exportiert`,
    open: (subject) => `${subject} wird geöffnet`,
    save: (subject) => `${subject} wird gespeichert`,
    move: (subject) => `${subject} wird verschoben`,
    delete: (subject) => `${subject} wird gelöscht`,
    "remove-access": (subject) => `Zugriff auf ${subject} wird entzogen`,
    scan: (subject) => `${subject} wird durchsucht`,
    share: (subject) => `${subject} wird geteilt`,
    "create-vault": (subject) => `${subject} wird angelegt`,
  },
  done: {
    add: (subject) => `${subject} wurde hinzugefügt`,
    export: (subject) => `${subject} wurde exportiert`,
    open: (subject) => `${subject} wurde geöffnet`,
    save: (subject) => `${subject} wurde gespeichert`,
    move: (subject) => `${subject} wurde verschoben`,
    delete: (subject) => `${subject} wurde gelöscht`,
    "remove-access": (subject) => `Zugriff auf ${subject} wurde entzogen`,
    scan: (subject) => `${subject} wurde durchsucht`,
    share: (subject) => `${subject} wurde geteilt`,
    "create-vault": (subject) => `${subject} wurde angelegt`,
  },
  failed: {
    add: (subject) => `${subject} wurde nicht hinzugefügt`,
    export: (subject) => `${subject} wurde nicht exportiert`,
    open: (subject) => `${subject} wurde nicht geöffnet`,
    save: (subject) => `${subject} wurde nicht gespeichert`,
    move: (subject) => `${subject} wurde nicht verschoben`,
    delete: (subject) => `${subject} wurde nicht gelöscht`,
    "remove-access": (subject) => `Zugriff auf ${subject} wurde nicht entzogen`,
    scan: (subject) => `${subject} wurde nicht durchsucht`,
    share: (subject) => `${subject} wurde nicht geteilt`,
    "create-vault": (subject) => `${subject} wurde nicht angelegt`,
  },
  stopped: (title) => `${title}: angehalten`,
  someFailed: (count) => `Bei ${files(count)} hat es nicht geklappt. Siehe „Vorgänge“.`,
};
