import type { Words } from "../en";

export const frameWords: Words["frame"] = {
  navigation: "Hauptnavigation",
  vaults: "Tresore",
  received: "Mit mir geteilt",
  find: "Suchen",
  people: "Personen",
  settings: "Einstellungen",
  yourIdentity: "Ihre Identität",
  name: "Name",
  address: "Adresse",
  server: "Schlüsselserver",
  keptIn: "Privater Schlüssel",
  wordsHeading: "Fingerabdruck in Wörtern",
  digitsHeading: "Fingerabdruck in Ziffern",
  copyDigits: "Ziffern kopieren",
  identityHint: "Lesen Sie die Wörter vor, wenn jemand sicher sein möchte, dass wirklich Sie es sind.",
  crashed: "Diese Ansicht funktioniert nicht mehr",
  crashedHint:
    "Es ist nichts verloren: Ihre Dateien und laufenden Vorgänge hängen nicht davon ab. Bitte melden Sie, was Sie zuletzt getan haben.",
  startAnew: "Ansichten neu laden",
  dropHere: (folder) => `Loslassen, um es zu „${folder}“ hinzuzufügen`,
  dropHereHint: "Dateien und Ordner werden verschlüsselt; die Originale bleiben, wo sie sind.",
  dropNowhere: "Öffnen Sie zuerst einen Tresor",
  dropNowhereHint: "Dann ziehen Sie Dateien und Ordner hinein.",
  dropReadOnly: "Diesen Tresor können Sie nur lesen",
  dropReadOnlyHint: "Sein Eigentümer entscheidet, wer etwas hinzufügen darf.",
};
