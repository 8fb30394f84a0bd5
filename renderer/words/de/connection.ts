import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const connectionWords: Words["connection"] = {
  offline: "Offline",
  waiting: "Wartet",
  count: (count) =>
    `${number(count)} ${form(count, { one: "Änderung wartet", other: "Änderungen warten" })} auf den Schlüsselserver`,
  title: "Wartet auf den Schlüsselserver",
  unreachable: (since) => `Der Schlüsselserver ist nicht erreichbar. ${since}.`,
  since: (moment) => `Seit: ${moment}`,
  unreachableHint:
    "Alles, was schon mit Ihnen geteilt war, lässt sich weiterhin öffnen, ebenso Ihre eigenen Dateien. Was den Server braucht, wartet hier und wird von selbst erledigt, sobald er wieder da ist.",
  reachable: "Der Schlüsselserver ist erreichbar.",
  tryNow: "Jetzt versuchen",
  list: "Wartende Änderungen",
  none: "Nichts wartet",
  noneHint:
    "Änderungen, die den Schlüsselserver brauchen, zum Beispiel das Teilen, stehen hier, solange er nicht erreichbar ist. Später werden sie von selbst erledigt.",

  share: (names, person) => `${names} mit ${person} teilen`,
  removeAccess: (names, person) => `${person} den Zugriff auf ${names} entziehen`,
  createVault: (name) => `Den Schlüssel des Tresors „${name}“ beim Schlüsselserver aufbewahren`,
  createVaultHint:
    "Bis dahin liegt der Schlüssel nur auf diesem Computer, für Sie verschlossen. Sie können den Tresor wie gewohnt benutzen.",
  unreadable: (name) => `Eine Änderung im Tresor „${name}“ konnte nicht gelesen werden`,
  unreadableHint:
    "Sie war für Schlüssel verschlossen, die es hier nicht mehr gibt. Entscheiden Sie neu, und nehmen Sie sie von der Liste.",
  quoted: (name) => `„${name}“`,
  someItems: (count) => `${number(count)} ${form(count, { one: "Element", other: "Elemente" })}`,
  inVault: (name) => `Im Tresor „${name}“`,
  state: {
    waiting: "Wartet",
    working: "Wird gerade erledigt",
    begun: "Halb erledigt; es geht von selbst weiter",
    "needs-you": "Braucht Sie",
  },
  cancel: "Abbrechen",
  cancelNamed: (what) => `Abbrechen: ${what}`,
  takeOff: "Von der Liste nehmen",
  takeOffNamed: (what) => `Von der Liste nehmen: ${what}`,

  getsItLater: (person) => `${person} bekommt das, sobald der Schlüsselserver erreichbar ist.`,
  vaultLater: (name) =>
    `„${name}“ ist bereit. Der Schlüssel geht zum Schlüsselserver, sobald dieser erreichbar ist.`,
  removedLater: (person) =>
    `Der Zugriff von ${person} endet, sobald der Schlüsselserver erreichbar ist. Bis dahin kann ${person} es noch öffnen.`,
  removalWaits: "Endet, sobald der Schlüsselserver erreichbar ist",
  doneTitle: "Was wartete, ist erledigt",
  done: (count) =>
    `${number(count)} ${form(count, { one: "Änderung ist", other: "Änderungen sind" })} beim Schlüsselserver angekommen.`,
};
