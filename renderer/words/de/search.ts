import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const searchWords: Words["search"] = {
  field: "Diesen Tresor durchsuchen",
  stop: "Suche beenden",
  results: "Gefundene Elemente",
  found: (count) => `${number(count)} ${form(count, { one: "Element", other: "Elemente" })} gefunden`,
  someOf: (shown, total) =>
    `Die ersten ${number(shown)} von ${number(total)} gefundenen Elementen. Schreiben Sie mehr, um sie einzugrenzen.`,
  nothingTitle: (text) => `Nichts gefunden für „${text}“`,
  nothingText: (vault) =>
    `Durchsucht wurden die Namen aller Dateien und Ordner in „${vault}“, die Sie lesen können, und die Anfänge ihrer Daten-IDs. Was in den Dateien steht, wird nicht durchsucht.`,
};
