import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const browserWords: Words["browser"] = {
  breadcrumbs: "Wo Sie sind",
  grid: "Elemente",
  addFiles: "Dateien hinzufügen",
  addFolder: "Ordner hinzufügen",
  newFolder: "Neuer Ordner",
  shareVault: "Diesen Tresor teilen",
  shareFolder: "Diesen Ordner teilen",
  whoVault: "Wer Zugriff auf diesen Tresor hat",
  whoFolder: "Wer Zugriff auf diesen Ordner hat",
  moreActions: "Mehr",
  details: "Details",
  readOnly:
    "Sie können diesen Tresor lesen. Ändern dürfen Sie ihn nur, wenn es Ihnen sein Eigentümer erlaubt.",
  unfinishedRemoval: "Das Entziehen eines Zugriffs wurde unterbrochen. Es wird jetzt zu Ende geführt.",

  columnName: "Name",
  columnSize: "Größe",
  columnChanged: "Geändert",
  columnShared: "Geteilt mit",
  selectAll: "Alle auswählen",
  select: (name) => `${name} auswählen`,
  selection: "Ausgewählte Elemente",
  selected: (count) => `${number(count)} ausgewählt`,
  clearSelection: "Auswahl aufheben",

  emptyTitle: "Hier ist noch nichts",
  emptyText:
    "Ziehen Sie Dateien und Ordner hierher oder fügen Sie welche hinzu. Verschlüsselt wird auf diesem Computer.",
  emptyReadOnlyText: "Der Eigentümer hat hier noch nichts abgelegt.",

  problems: (count) =>
    `${number(count)} ${form(count, { one: "Datei kann", other: "Dateien können" })} hier nicht gezeigt werden`,
  showProblems: "Anzeigen",
  hideProblems: "Ausblenden",
  problemsTable: "Dateien, die nicht gezeigt werden können",
  problemFile: "Datei auf dem Datenträger",
  problemWhy: "Warum, und was zu tun ist",

  detailsEmpty: "Wählen Sie ein Element aus, um seine Details zu sehen.",
  detailsMany: (count, size) => `${number(count)} Elemente, zusammen ${size}.`,
  kind: "Art",
  dataId: "Daten-ID",
  copyDataId: "Daten-ID kopieren",
  size: "Größe",
  segments: "Segmente",
  segmentsOf: (count, size) => `${count} zu höchstens ${size}`,
  changed: "Geändert",
  mediaType: "Typ",
  detailsLabel: {
    writer: "Geschrieben von",
    version: "Fassung",
    before: "Fassung davor",
    headerHash: "Signierter Kopf",
    access: "Wer Zugriff hat",
    readThrough: "Sie können sie lesen durch",
  },
  writtenBy: {
    me: "Sie haben diese Fassung geschrieben. Ihre Signatur stimmt.",
    verified: (name) => `Die Signatur stimmt, und Sie haben den Fingerabdruck von ${name} verglichen.`,
    "not-verified": (name) =>
      `Die Signatur stimmt. Ob sie wirklich von ${name} ist, zeigt nur ein Vergleich der Fingerabdrücke.`,
    changed: (name) =>
      `Die Signatur stimmt, mit den Schlüsseln von ${name}, die Sie kennen. Der Schlüsselserver zeigt jetzt andere.`,
    unknown:
      "Die Signatur stimmt; sie ist von jemandem, den der Eigentümer hier schreiben lässt und der auf diesem Computer nicht bekannt ist.",
    unknownOwner:
      "Die Signatur stimmt; sie ist vom Eigentümer dieses Tresors, der auf diesem Computer nicht bekannt ist.",
  },
  standing: { owner: "Eigentümer des Tresors", writer: "Darf hier schreiben" },
  firstVersion: "Keine: Dies ist die erste",
  versionHint: "Keyferry bewahrt keine älteren Fassungen auf; die Signatur jeder Fassung nennt die davor.",
  onlyYou: "Nur Sie",
  accessLine: (may, through) => `${may}, durch ${through}`,
  accessUntil: (day) => `bis ${day}`,
  accessOver: (day) => `beendet am ${day}`,
  compareShort: "Fingerabdrücke vergleichen",
};
