import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number } = grammarOf("de");

export const receivedWords: Words["received"] = {
  heading: "Mit mir geteilt",
  table: "Mit mir geteilt",
  emptyTitle: "Mit Ihnen wurde noch nichts geteilt",
  emptyText: (address) =>
    `Wenn jemand einen Tresor, einen Ordner oder eine Datei mit ${address} teilt, erscheint das hier.`,
  columnName: "Name",
  columnFrom: "Von",
  extentSince: (extent, since) => `${extent} · ${since}`,
  unknownOwner: "Jemand, der hier nicht bekannt ist",
  wholeItem: "Ganz",
  partOf: (from, to) => `Teil: ${from} bis ${to}`,
  set: "Mehrere Elemente",
  andMayWrite: (extent) => `${extent}, Sie dürfen schreiben`,
  over: (day) => `Beendet am ${day}`,
  noteFrom: (name) => `${name} schreibt:`,
  notFound: "Auf diesem Computer noch nicht gefunden",
  findIt: "Suchen",
  findNamed: (name) => `${name} auf diesem Computer suchen`,
  findHint:
    "Wählen Sie den Ordner, in dem die verschlüsselten Dateien liegen, zum Beispiel Ihren Cloud-Ordner.",
  newHeading: "Neu",
  newTable: "Neu, mit mir geteilt",
  mine: "Angenommen",
  newCount: (count) => `${number(count)} neu`,
  accept: "Annehmen",
  acceptNamed: (name) => `${name} annehmen`,
  decline: "Ablehnen",
  declineNamed: (name) => `${name} ablehnen`,
  declined: (name) => `${name} ist abgelehnt. Niemand erfährt davon.`,
  undo: "Rückgängig",
  declinedShow: (count) => `Abgelehntes zeigen (${number(count)})`,
  declinedHide: "Abgelehntes verbergen",
  declinedTable: "Abgelehnt",
  takeBack: "Zurückholen",
  takeBackNamed: (name) => `${name} zurückholen`,
  acceptHint:
    "Angenommenes kommt in Ihre Liste, ein Tresor zu Ihren Tresoren. Weder Annehmen noch Ablehnen wird jemandem mitgeteilt.",
  compareNamed: (person) => `Fingerabdrücke mit ${person} vergleichen`,
  compare: "Vergleichen",
  searchAgain: "Anderen Ordner durchsuchen",
  foundSome: (found, missing) =>
    missing === 0
      ? `Alles wurde gefunden (${number(found)}).`
      : `${number(found)} gefunden. ${number(missing)} fehlen noch; vielleicht in einem anderen Ordner.`,
  foundNothing: "In diesem Ordner liegt nichts, was mit Ihnen geteilt wurde.",
  searchStopped: "Die Suche wurde angehalten.",
  until: (day) => `Bis ${day}`,
};
