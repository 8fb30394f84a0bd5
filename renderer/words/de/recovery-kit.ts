import type { Words } from "../en";

export const recoveryKitWords: Words["recoveryKit"] = {
  title: "Wiederherstellungspaket",
  state: {
    none: "Noch keines. Wenn Sie diesen Computer verlieren, kann Ihnen niemand Ihre Schlüssel zurückgeben.",
    words: "Nur Wörter: Sie geben Ihnen neue Schlüssel, nicht die jetzigen.",
    current: (day: string) => `Erstellt am ${day}, auf dem neuesten Stand`,
    outdated: (day: string) => `Erstellt am ${day}, bevor Ihre Schlüssel oder Wörter erneuert wurden`,
  },
  make: "Wiederherstellungspaket erstellen",
  makeNew: "Neues Wiederherstellungspaket erstellen",

  why: "Ein Wiederherstellungspaket bringt Ihre Schlüssel zurück, wenn dieser Computer oder sein Schlüsselbund verloren geht. Es besteht aus zwei Dingen: 24 Wörtern auf Papier und einer versiegelten Datei, die nur diese Wörter öffnen.",
  whyTogether:
    "Wer beides hat, kann an Ihre Stelle treten. Bewahren Sie es getrennt auf: die Seite bei Ihren Dokumenten, die Datei auf einem USB-Stick oder in einem Cloud-Ordner.",
  replaces:
    "Neue Wörter treten an die Stelle der bisherigen. Vernichten Sie die alte Seite und die alte Datei: Zusammen öffnen sie Ihre Schlüssel, bis Sie diese erneuern.",
  whichWords: "Wörter für die neue Datei",
  ownWords: "Die Wörter, die ich auf Papier habe",
  ownWordsHint: "Nur die Datei wird neu erstellt.",
  newWords: "Neue Wörter",
  newWordsHint: "Wenn die Seite verloren ist oder jemand sie gesehen haben könnte.",
  begin: "Weiter",
  showWords: "Wörter anzeigen",

  writeDown:
    "Drucken Sie diese Wörter oder schreiben Sie sie in dieser Reihenfolge auf. Sie werden einmal gezeigt und nirgends aufbewahrt.",
  wordsList: "Ihre Wiederherstellungswörter",
  print: "Diese Seite drucken",
  printed: "An den Drucker gesendet",
  savePdf: "Als PDF sichern",
  pdfSaved: (file: string) =>
    `Gesichert als ${file}. Drucken Sie es und löschen Sie es dann: Wer es öffnet, kann die Wörter lesen.`,
  onPaper: "Ich habe sie auf Papier",
  typeBack: "Geben Sie zur Sicherheit drei davon von Ihrem Papier ein.",
  wordNumber: (place: number) => `Wort ${place}`,
  confirmWords: "Bestätigen",

  file: "Ihre Wörter gelten. Sichern Sie jetzt die Datei, die sie öffnen.",
  fileHint:
    "Sie ist versiegelt: Ohne die Wörter verrät sie niemandem etwas, auch nicht, wem sie gehört. Bewahren Sie eine Kopie außerhalb dieses Computers auf.",
  saveFile: "Datei sichern",
  complete: "Ihr Wiederherstellungspaket ist vollständig",
  completeHint: (file: string) =>
    `Gesichert als ${file}. Bewahren Sie es getrennt von der Seite mit den Wörtern auf.`,

  ownWordsField: "Ihre 24 Wiederherstellungswörter",
  ownWordsFieldHint: "Wie sie auf Ihrer Seite stehen, mit Leerzeichen dazwischen.",

  reminder: {
    none: "Sie haben noch kein Wiederherstellungspaket. Geht dieser Computer verloren, sind auch Ihre Schlüssel verloren.",
    words:
      "Ihrem Wiederherstellungspaket fehlt noch die Datei. Die Wörter allein geben Ihnen neue Schlüssel, nicht die jetzigen.",
    outdated:
      "Ihr Wiederherstellungspaket ist älter als Ihre Schlüssel oder Wörter. Erstellen Sie ein neues.",
  },
  notNow: "Nicht jetzt",

  page: {
    title: "Keyferry-Wiederherstellungspaket",
    of: "Für",
    address: "Adresse",
    server: "Schlüsselserver",
    fingerprint: "Fingerabdruck",
    made: "Erstellt am",
    words: "24 Wörter, in dieser Reihenfolge",
    code: "Dieselben Wörter als QR-Code",
    how: "So verwenden Sie es",
    steps: [
      "Installieren und starten Sie Keyferry auf einem neuen Computer.",
      "Wählen Sie „Ich habe ein Wiederherstellungspaket“ und dann die Datei, deren Name auf .keyferry-kit endet.",
      "Geben Sie diese Wörter ein oder lesen Sie den Code von einem Foto dieser Seite. Ihre Schlüssel sind wieder da.",
      "Ist auch die Datei verloren? Die Wörter allein geben Ihnen neue Schlüssel unter derselben Adresse.",
    ],
    warning:
      "Wer diese Seite und die Datei hat, kann alles lesen, was Sie lesen können. Bewahren Sie beides getrennt und sicher auf.",
  },

  have: "Ich habe ein Wiederherstellungspaket",
  restoreTitle: "Aus Ihrem Wiederherstellungspaket wiederherstellen",
  restoreHint: "Für einen neuen Computer oder einen, dessen Schlüsselbund verloren ist.",
  chooseFile: "Datei des Pakets wählen",
  chooseAnother: "Andere Datei wählen",
  theFile: "Datei",
  noFile: "Eine Datei, deren Name auf .keyferry-kit endet",
  fileMissing: "Wählen Sie zuerst die Datei Ihres Pakets.",
  wordsMissing: "Geben Sie hier Ihre Wiederherstellungswörter ein.",
  readPicture: "Code von einem Foto lesen",
  pictureUnread:
    "Auf diesem Foto wurde kein Code mit Wiederherstellungswörtern gefunden. Fotografieren Sie ihn noch einmal, von oben und bei gutem Licht.",
  proof:
    "Ihr Schlüsselserver muss zeigen, dass diese Schlüssel noch Ihre sind, und deshalb erreichbar sein. Bis dahin wird auf diesem Computer nichts gespeichert.",
  restore: "Meine Schlüssel wiederherstellen",
  restoring: "Ihre Schlüssel werden wiederhergestellt",
  restoringHint: "Sie werden mit dem verglichen, was Ihr Schlüsselserver allen über Sie zeigt.",
  restored: "Ihre Schlüssel sind wieder da",
  restoredHint: (name: string) =>
    `Sie sind wieder ${name}, mit denselben Schlüsseln. Was mit Ihnen geteilt wurde, lässt sich öffnen, und niemand muss etwas tun.`,
  onlyWords: "Ich habe nur die Wörter",

  first: {
    title: "Sorgen Sie für den Verlust dieses Computers vor",
    hint: "Es dauert zwei Minuten und kann warten.",
    make: "Jetzt erstellen",
    later: "Später",
    laterHint: "Sie werden morgen daran erinnert.",
    doneTitle: "Alles ist eingerichtet",
    doneHint: "Erstellen Sie einen Tresor oder öffnen Sie einen, der mit Ihnen geteilt wurde.",
  },
};
