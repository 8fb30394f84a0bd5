import type { Words } from "../en";

export const previewWords: Words["preview"] = {
  preview: "Vorschau",
  imageOf: (name) => `Bild von ${name}`,
  textOf: (name) => `Text von ${name}`,
  emptyFile: "Diese Datei ist leer.",
  isCut: "Die Datei geht noch weiter. Öffnen Sie sie, um den Rest zu sehen.",
  isPart: "Dies ist der Anfang des Teils, den Sie lesen können.",
  noneTitle: "Keine Vorschau",
  otherKind:
    "Hier werden Bilder (PNG, JPEG, GIF, WebP), PDF und einfacher Text gezeigt. Öffnen Sie diese Datei mit ihrer eigenen App.",
  tooLarge: "Diese Datei ist zu groß, um hier gezeigt zu werden, oder Sie können nur einen Teil davon lesen.",
  hasPassword:
    "Diese PDF-Datei ist mit einem eigenen Passwort geschützt. Öffnen Sie sie mit ihrer eigenen App.",
  isBroken:
    "Diese PDF-Datei ist beschädigt und kann nicht gezeigt werden. Ihre eigene App kann sie vielleicht lesen.",
  pagesOf: (name) => `Seiten von ${name}`,
  pageOf: (page, count, name) => `Seite ${page} von ${count} aus ${name}`,
  pageBroken: (page) => `Seite ${page} ist beschädigt und kann nicht gezeigt werden.`,
  pageCount: (count) => (count === 1 ? "1 Seite" : `${count} Seiten`),
  firstPages: (shown, count) =>
    `Die ersten ${shown} von ${count} Seiten. Öffnen Sie die Datei, um den Rest zu sehen.`,
};
