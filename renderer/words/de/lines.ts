import type { Words } from "../en";

export const lineWords: Words["lines"] = {
  how: "Den Teil wählen nach",
  byLines: "Nach Zeilen",
  byBytes: "Nach Bytes",
  from: "Von Zeile",
  to: "Bis Zeile",
  text: "Zeilen der Datei",
  earlier: "Frühere Zeilen",
  later: "Spätere Zeilen",
  shown: (first, last, all) => `Zeilen ${first} bis ${last} von ${all}`,
  given: (first, last) => `Was geteilt wird: Zeilen ${first} bis ${last}.`,
  comeAlong: (before, after) =>
    `Schlüssel gelten für ganze Segmente der Datei, deshalb kommen diese Nachbarzeilen mit: ${before} vor und ${after} nach den gewählten.`,
  cut: "Die äußersten davon kommen nur zum Teil mit.",
  inWords: (first, last) => `Darin die Zeilen ${first} bis ${last} und die oben genannten Nachbarzeilen.`,
};
