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
    "Hier werden Bilder (PNG, JPEG, GIF, WebP) und einfacher Text gezeigt. Öffnen Sie diese Datei mit ihrer eigenen App.",
  tooLarge: "Dieses Bild ist zu groß, um hier gezeigt zu werden, oder Sie können nur einen Teil davon lesen.",
};
