import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

const wrapped = (count: number) =>
  `${number(count)} ${form(count, { one: "verpackter Schlüssel", other: "verpackte Schlüssel" })}`;

export const insightWords: Words["insight"] = {
  heading: "So funktioniert das Teilen hier",
  toVault: "Zum Tresor",

  keys: "Die Schlüssel dieses Tresors",
  keysText:
    "Jede Datei ist in Abschnitte von 256 KiB zerlegt, und jeder Abschnitt hat seinen eigenen Schlüssel; ebenso der Tresor und jeder Ordner und jede Datei. Niemand muss sie alle aufbewahren: Wer den Schlüssel eines Ordners hat, kann die Schlüssel von allem darin ableiten und liest in jeder Datei den, aus dem die Schlüssel ihrer Abschnitte folgen.",
  allKeys: "Datenschlüssel insgesamt",
  itemKeys: "Für den Tresor, seine Ordner und Dateien",
  segmentKeys: "Für Abschnitte von Dateien",

  sent: "Was an Personen geschickt wurde",
  received: "Was an Sie geschickt wurde",
  sentSummary: (grants, sent, keys, direct) =>
    `Damit andere öffnen können, was Sie hier geteilt haben, ${form(grants, { one: "ging", other: "gingen" })} ${wrapped(grants)} von zusammen ${sent} an den Schlüsselserver, der ${form(grants, { one: "ihn", other: "sie" })} nicht öffnen kann. ${number(keys)} Datenschlüssel einzeln zu übergeben, mit je 16 Byte, würde ${direct} brauchen.`,
  receivedSummary: (grants, sent, keys, direct) =>
    `Damit Sie dies öffnen können, ${form(grants, { one: "kam", other: "kamen" })} ${wrapped(grants)} von zusammen ${sent} vom Schlüsselserver, der ${form(grants, { one: "ihn", other: "sie" })} nicht öffnen kann. ${number(keys)} Datenschlüssel einzeln, mit je 16 Byte, würden ${direct} brauchen.`,
  more: (times) => `Das ist ${times}-mal so viel.`,
  less: "Bei so wenigen Schlüsseln wäre das weniger, bräuchte aber einen sicheren Kanal zu jeder Person.",
  nothingSent: (direct) =>
    `Noch hat niemand außer Ihnen Zugriff, also wurde nichts geschickt. Wie groß der Tresor auch ist: Ihn mit einer Person zu teilen braucht einen verpackten Schlüssel von etwa 350 Byte; alle seine Schlüssel einzeln bräuchten ${direct} für jede Person.`,
  nothingReceived: "Sie haben hier noch für nichts einen Schlüssel.",
  sentTable: "Was geschickt wurde",
  columnKeys: "Öffnet Schlüssel",
  columnGrants: "Verpackte Schlüssel",
  columnSent: "Geschickt",
  columnDirect: "Schlüssel einzeln",
  total: "Zusammen",
  unknownParts: (count) =>
    `${form(count, { one: "Ein Teil einer Datei wurde", other: `${number(count)} Teile von Dateien wurden` })} auf einem anderen Computer geteilt. Wie viele Schlüssel das sind, sagt nur der verpackte Schlüssel; deshalb zählt er als geschickt, die Schlüssel darin zählen nicht mit.`,
  bytesChart: "Byte gegen Schlüssel",
  chartKeys: "Übergebene Schlüssel",
  chartBytes: "Byte",
  direct: "Schlüssel einzeln",
  withServer: "Mit Keyferry",
  now: "Dieser Tresor jetzt",
  breakEven: (keys) =>
    `Ab ${number(keys)} Datenschlüsseln, über alle Personen zusammengezählt, ist der Weg von Keyferry der kürzere; er wächst nicht mit der Zahl der Schlüssel.`,

  channels: "Sichere Kanäle",
  channelsText: (users, direct, server) =>
    `Sie und alle, die Zugriff haben, sind ${number(users)} Personen. Würde jedes Paar für sich Schlüssel austauschen, bräuchte das ${form(direct, { one: "einen sicheren Kanal", other: `${number(direct)} sichere Kanäle` })}; mit einem Schlüsselserver hat jede Person einen, insgesamt ${number(server)}.`,
  channelsChart: "Kanäle gegen Personen",
  chartPeople: "Personen",
  chartChannels: "Kanäle",
  pairs: "Jedes Paar für sich",
  showFigures: "Zahlen anzeigen",
  hideFigures: "Zahlen verbergen",
};
