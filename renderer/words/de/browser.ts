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
  segmentsOf: (count, size) => `${count} zu je ${size}`,
  version: "Version",
  changed: "Geändert",
  writer: "Geschrieben von",
  writerUnknown: "Jemand, der hier nicht bekannt ist",
  mediaType: "Typ",
  sharedDirectly: "Direkt geteilt",
  sharedWithNobody: "Mit niemandem",
};
