import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const shareWords: Words["share"] = {
  title: (name) => `${name} teilen`,
  manyTitle: (count) => `${number(count)} ${form(count, { one: "Element", other: "Elemente" })} teilen`,

  what: "Was",
  whole: "Die ganze Datei",
  part: "Ein Teil dieser Datei",
  partHint: "Nur dieser Teil lässt sich öffnen. Der Schlüssel dafür öffnet nichts anderes.",
  partStart: "Anfang des Teils",
  partEnd: "Ende des Teils",
  fromPercent: "Von Prozent",
  toPercent: "Bis Prozent",
  fromByte: "Von Byte",
  toByte: "Bis Byte",
  exactPart: (from, to, total, share) => `Byte ${from} bis ${to}: ${total}, ${share} der Datei.`,
  snapped: (segment) => `Teile beginnen und enden an ganzen Segmenten von ${segment}.`,
  tooSmallForPart: "Diese Datei besteht aus einem einzigen Segment und kann nur ganz geteilt werden.",
  partOfVersion:
    "Der Teil gehört zur Datei, wie sie jetzt ist. Wenn sich die Datei ändert, teilen Sie den Teil noch einmal.",

  withWhom: "Mit wem",
  address: "Adresse der Person",
  addressHint: "Genau wie bei ihrer Anmeldung, zum Beispiel anna@example.org",
  find: "Person suchen",
  reasons: {
    "is-me": "Das sind Sie. Sie haben bereits Zugriff.",
    "already-listed": "Diese Person steht bereits auf der Liste.",
  },
  compare: "Fingerabdrücke vergleichen",
  hideFingerprints: "Fingerabdrücke ausblenden",
  markVerified: (name) => `Ich habe sie mit ${name} verglichen`,
  leaveOut: (name) => `${name} auslassen`,
  notVerified: (name) =>
    `Sie haben noch keine Fingerabdrücke mit ${name} verglichen. Tun Sie das bei allem Wichtigen zuerst, am Telefon oder persönlich.`,
  verified: (name) => `Sie haben Fingerabdrücke mit ${name} verglichen.`,
  changed: {
    renewed: (name) =>
      `${name} hat die Schlüssel erneuert, und die Schlüssel, die Sie kennen, haben die neuen unterschrieben. Nehmen Sie sie an oder vergleichen Sie die Fingerabdrücke, bevor Sie etwas teilen.`,
    recovered: (name) =>
      `${name} hat die Schlüssel verloren und mit Wiederherstellungswörtern neue angelegt. Vergleichen Sie die Fingerabdrücke, bevor Sie etwas teilen.`,
    replaced: (name) =>
      `Die Schlüssel von ${name} wurden ersetzt, und nichts verbindet die neuen mit denen, die Sie kennen. Vielleicht gibt sich jemand als ${name} aus. Vergleichen Sie die Fingerabdrücke, bevor Sie etwas teilen.`,
  },
  blockedByChange:
    "Geteilt wird erst, wenn Sie die geänderten Fingerabdrücke verglichen oder diese Person ausgelassen haben.",

  access: "Was erlaubt ist",
  read: "Lesen",
  readHint: "Öffnen und exportieren.",
  readWrite: "Lesen und schreiben",
  readWriteHint: "Auch hinzufügen, ändern, verschieben und löschen.",

  inWords: "In Worten",
  willSee: "Was zu sehen sein wird",
  willNotSee: "Was nicht zu sehen sein wird",
  seeVault: (name) => `Alles im Tresor „${name}“, jetzt und später: Namen, Größen, Zeitangaben und Inhalte.`,
  seeFolder: (name) => `Der Ordner „${name}“ und alles darin, jetzt und später.`,
  seeFile: (name) =>
    `Die Datei „${name}“, jetzt und nach jeder Änderung: Name, Größe, Zeitangaben und Inhalt.`,
  partInWords: (from, to) => `Der Teil von ${from} bis ${to}`,
  seePart: (name, part) => `${part} der Datei „${name}“, wie sie jetzt ist.`,
  seeMany: (count) =>
    `Ihre Auswahl (${number(count)} ${form(count, { one: "Element", other: "Elemente" })}) und alles in den gewählten Ordnern.`,
  notVault: "Ihre anderen Tresore und Ihr privater Schlüssel.",
  notFolder: "Alles neben oder über diesem Ordner: keine Namen, keine Inhalte.",
  notFile: "Jede andere Datei und jeder Ordner dieses Tresors: keine Namen, keine Inhalte.",
  notPart: "Der Rest dieser Datei, ihre späteren Versionen und alles andere in diesem Tresor.",
  notMany: "Alles andere in diesem Tresor: keine Namen, keine Inhalte.",
  needsData:
    "Dazu braucht man auch die verschlüsselten Dateien selbst: Geben Sie den Ordner in Ihrer Cloud frei oder schicken Sie die Datei.",

  terms: {
    until: "Letzter Tag (freiwillig)",
    noEnd: "Kein Ende",
    untilHint: "Bis zu diesem Tag einschließlich lässt es sich öffnen.",
    clearEnd: "Kein Ende",
    nextMonth: "Nächster Monat",
    previousMonth: "Voriger Monat",
    nextYear: "Nächstes Jahr",
    previousYear: "Voriges Jahr",
    nextDecade: "Nächstes Jahrzehnt",
    previousDecade: "Voriges Jahrzehnt",
    honest:
      "Ab dem Tag danach gibt der Schlüsselserver den Schlüssel nicht mehr heraus, und Keyferry öffnet nichts mehr damit. Wer eine Kopie des Inhalts oder den Schlüssel selbst behalten hat, behält sie: Um jemanden sicher auszuschließen, entziehen Sie den Zugriff. Besteht der Zugriff schon, gilt ab jetzt dieser Tag.",
    note: "Nachricht dazu (freiwillig)",
    noteHint: "Ein paar Sätze. Nur die Empfänger können sie lesen, nicht der Schlüsselserver.",
    untilInWords: (day) => `Bis ${day} einschließlich.`,
    noteInWords: "Ihre Nachricht.",
  },

  share: "Teilen",
  results: "Ergebnis",
  sharedWith: (name) => `Mit ${name} geteilt`,
  notSharedWith: (name) => `Nicht mit ${name} geteilt`,
  someNotShared: (name, failed, all) =>
    `${number(failed)} von ${number(all)} Elementen wurden nicht mit ${name} geteilt`,
};
