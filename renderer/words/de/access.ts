import type { Words } from "../en";

export const accessWords: Words["access"] = {
  title: (name) => `Wer Zugriff auf ${name} hat`,
  table: "Personen mit Zugriff",
  columnPerson: "Person",
  columnThrough: "Über",
  columnAccess: "Darf",
  columnSince: "Seit",
  until: (day) => `Bis ${day}`,
  over: (day) => `Beendet am ${day}`,
  direct: "dieses Element",
  through: {
    vault: (name) => `den Tresor „${name}“`,
    folder: (name) => `den Ordner „${name}“`,
    file: (name) => `die Datei „${name}“`,
  },
  read: "Lesen",
  readWrite: "Lesen und schreiben",
  part: (from, to) => `Nur ${from} bis ${to} davon`,
  onlyYouTitle: "Nur Sie",
  onlyYouText: "Niemand sonst kann das öffnen.",
  remove: (name) => `${name} entfernen`,
  removeShort: "Entfernen",
  removing:
    "Der Zugriff wird entzogen. Sie können dieses Fenster schließen und weiterarbeiten; der Fortschritt steht unter „Vorgänge“.",

  removeTitle: (name) => `${name} den Zugriff entziehen?`,
  removeThrough: (name, through) =>
    `${name} hat ${through} als Ganzes bekommen. Deshalb endet der Zugriff auf alles darin, nicht nur auf dieses Element.`,
  does: "Was das bewirkt",
  doesNewKeys:
    "Neue Schlüssel für das Element und alles darunter. Alle anderen behalten ihren Zugriff von selbst.",
  doesFuture: (name) =>
    `${name} kann nichts öffnen, was ab jetzt geschrieben wird, und bekommt keinen Schlüssel vom Server.`,
  cannot: "Was das nicht rückgängig macht",
  cannotCopies: (name) => `Was ${name} bereits geöffnet oder kopiert hat, behält ${name}.`,
  cannotOld: (name) =>
    `Verschlüsselte Dateien, die ${name} von früher aufbewahrt hat, lassen sich mit dem früheren Schlüssel weiterhin öffnen.`,
  confirm: "Zugriff entziehen",

  anew: "Vorhandene Dateien neu verschlüsseln",
  anewShort: "Neu verschlüsseln",
  anewOffer: (name) =>
    `${name} ist von allem ausgeschlossen, was ab jetzt geschrieben wird. Dateien von früher haben noch die Inhaltsschlüssel von früher: Wenn ${name} diese aufbewahrt hat und den Ordner des Tresors noch erreicht, lassen sie sich damit öffnen.`,
  anewTitle: (name) => `${name} neu verschlüsseln?`,
  anewDoes:
    "Schreibt im Hintergrund von jeder Datei eine neue Fassung unter einem frischen Schlüssel. Frühere Schlüssel öffnen keine davon.",
  anewKeeps:
    "Namen, Daten und Zugriffe bleiben, wie sie sind. Wer Zugriff hat, behält ihn, auch auf Teile von Dateien.",
  anewTime:
    "Jede Datei wird einmal gelesen und geschrieben; es braucht Platz für eine Datei zur Zeit und lässt sich anhalten. Ein Cloud-Ordner lädt alles noch einmal hoch.",
  anewCopies: "Kopien, die jemand schon hat, geöffnet oder verschlüsselt, bleiben für diese Person lesbar.",
  anewAuthor: "Als Verfasser der neuen Fassungen stehen Sie da.",
  anewStarted:
    "Die Dateien werden neu verschlüsselt. Sie können weiterarbeiten; der Fortschritt steht unter „Vorgänge“.",
};
