import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const vaultWords: Words["vaults"] = {
  heading: "Tresore",
  table: "Tresore",
  newVault: "Neuer Tresor",
  openExisting: "Vorhandenen Tresor öffnen",
  emptyTitle: "Noch keine Tresore",
  emptyText:
    "Ein Tresor ist ein Ordner, dessen Inhalt nur Sie und die Personen lesen können, die Sie auswählen. Legen Sie ihn an, wo Sie möchten, auch in einem Cloud-Ordner: Was dort liegt, ist verschlüsselt.",
  firstSteps: "So geht es",
  steps: [
    "Legen Sie einen Tresor in einem beliebigen Ordner an: auf diesem Computer, in der Dropbox, auf einem Stick.",
    "Ziehen Sie Dateien hinein. Sie werden verschlüsselt, bevor sie geschrieben werden.",
    "Teilen Sie den Tresor, einen Ordner oder eine einzelne Datei mit Personen über deren Adresse. Nur sie bekommen den Schlüssel.",
  ],
  columnName: "Name",
  columnItems: "Elemente",
  columnSize: "Größe",
  columnPeople: "Personen",
  columnChange: "Letzte Änderung",
  columnHealth: "Zustand",
  onlyYou: "Nur Sie",
  counting: "Wird gezählt",
  sharedBy: (name) => `Geteilt von ${name}`,
  sharedBySomeone: "Mit Ihnen geteilt",
  showOnDisk: "Auf dem Datenträger zeigen",
  forget: "Vergessen",
  rename: "Umbenennen",
  insight: "So funktioniert das Teilen hier",

  health: {
    well: "Alles ist da",
    looking: "Wird angesehen",
    folderMissing: "Ordner nicht gefunden",
    older: "Eine ältere Kopie",
    foreign: "Nicht vom Besitzer",
    noKey: "Kein Schlüssel dafür",
    unreadableVault: "Nicht lesbar",
    unfinishedRemoval: "Entziehen unvollendet",
    undelivered: (count) => `${number(count)} Schlüssel nicht zugestellt`,
    unreadable: (count) =>
      `${number(count)} ${form(count, { one: "Datei", other: "Dateien" })} nicht darstellbar`,
  },
  whatToDo: {
    unfinishedRemoval:
      "Das Entziehen eines Zugriffs wurde unterbrochen. Es geht von selbst weiter, sobald Ordner und Schlüsselserver da sind; öffnen Sie den Tresor, um es jetzt zu versuchen.",
    undelivered:
      "Jemand hat Schlüssel, die den neuesten Stand nicht öffnen. Die neuen werden von selbst geschickt, sobald der Schlüsselserver antwortet; wessen Schlüssel ersetzt wurden, mit dem muss neu geteilt werden.",
    unreadable:
      "Öffnen Sie den Tresor und wählen Sie „Anzeigen“, um zu sehen, welche und warum. Oft ist ein Cloud-Dienst noch nicht fertig.",
  },

  nameField: "Name des Tresors",
  nameHint:
    "So heißt auch sein Ordner auf dem Datenträger. Wer diesen Ort sehen kann, sieht auch diesen Namen.",
  place: "Wo",
  chooseFolder: "Ordner wählen",
  placeHint: "In dem Ordner, den Sie wählen, wird ein Ordner dieses Namens angelegt.",
  noPlace: "Noch kein Ordner gewählt",
  anotherFolder: "Ein anderer Ordner",
  willBe: (path) => `In ${path}`,
  create: "Tresor anlegen",
  nameMissing: "Geben Sie dem Tresor einen Namen.",
  placeMissing: "Wählen Sie, wo der Tresor liegen soll.",

  renameTitle: (name) => `${name} umbenennen`,
  newName: "Neuer Name",
  renameHint:
    "Alle, die den Tresor öffnen dürfen, sehen den neuen Namen. Der Name selbst ist verschlüsselt wie alles im Tresor.",
  renameFolderHint: (folder) =>
    `Sein Ordner auf dem Datenträger behält seinen Namen: „${folder}“. Um auch ihn umzubenennen, tun Sie das in Ihrer Dateiverwaltung und wählen Sie dann „Vorhandenen Tresor öffnen“.`,

  forgetTitle: (name) => `${name} vergessen?`,
  forgetText: (name) =>
    `„${name}“ wird von dieser Liste genommen. Auf dem Datenträger ändert sich nichts, niemand verliert den Zugriff, und Sie können den Tresor jederzeit wieder öffnen.`,
};
