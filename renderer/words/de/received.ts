import type { Words } from "../en";

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
  until: (day) => `Bis ${day}`,
  over: (day) => `Beendet am ${day}`,
  noteFrom: (name) => `${name} schreibt:`,
  notFound: "Auf diesem Computer noch nicht gefunden",
  findIt: "Suchen",
  findNamed: (name) => `${name} auf diesem Computer suchen`,
  findHint:
    "Wählen Sie den Ordner, in dem die verschlüsselten Dateien liegen, zum Beispiel Ihren Cloud-Ordner.",
};
