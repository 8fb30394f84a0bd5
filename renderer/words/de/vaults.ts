import type { Words } from "../en";

export const vaultWords: Words["vaults"] = {
  heading: "Tresore",
  table: "Tresore",
  newVault: "Neuer Tresor",
  openExisting: "Vorhandenen Tresor öffnen",
  emptyTitle: "Noch keine Tresore",
  emptyText:
    "Ein Tresor ist ein Ordner, dessen Inhalt nur Sie und die Personen lesen können, die Sie auswählen. Legen Sie ihn an, wo Sie möchten, auch in einem Cloud-Ordner: Was dort liegt, ist verschlüsselt.",
  columnName: "Name",
  columnRole: "Von wem",
  columnItems: "Elemente",
  yours: "Ihrer",
  sharedBy: (name) => `Geteilt von ${name}`,
  sharedBySomeone: "Mit Ihnen geteilt",
  showOnDisk: "Auf dem Datenträger zeigen",
  forget: "Vergessen",
  unfinishedRemoval:
    "Das Entziehen eines Zugriffs wurde unterbrochen. Öffnen Sie den Tresor, um es zu Ende zu führen.",

  nameField: "Name des Tresors",
  nameHint:
    "So heißt auch sein Ordner auf dem Datenträger. Wer diesen Ort sehen kann, sieht auch diesen Namen.",
  place: "Wo",
  chooseFolder: "Ordner wählen",
  placeHint: "In dem Ordner, den Sie wählen, wird ein Ordner dieses Namens angelegt.",
  noPlace: "Noch kein Ordner gewählt",
  willBe: (path) => `In ${path}`,
  create: "Tresor anlegen",
  nameMissing: "Geben Sie dem Tresor einen Namen.",
  placeMissing: "Wählen Sie, wo der Tresor liegen soll.",

  forgetTitle: (name) => `${name} vergessen?`,
  forgetText: (name) =>
    `„${name}“ wird von dieser Liste genommen. Auf dem Datenträger ändert sich nichts, niemand verliert den Zugriff, und Sie können den Tresor jederzeit wieder öffnen.`,
};
