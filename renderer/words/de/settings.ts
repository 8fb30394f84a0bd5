import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const settingsWords: Words["settings"] = {
  heading: "Einstellungen",
  damaged:
    "Ihre Einstellungen ließen sich nicht lesen und wurden beiseitegelegt. Es gelten wieder die anfänglichen.",

  appearance: "Darstellung",
  likeSystem: "Wie das System",
  light: "Hell",
  dark: "Dunkel",

  language: "Sprache",

  lock: "Sperre",
  lockAfter: "Keyferry sperren, wenn es nicht benutzt wird",
  lockHint:
    "Solange es gesperrt ist, sind keine Schlüssel im Speicher, und entschlüsselte Dateien sind gelöscht.",
  lockMinutes: (minutes) =>
    minutes === 60
      ? "Nach einer Stunde"
      : `Nach ${number(minutes)} ${form(minutes, { one: "Minute", other: "Minuten" })}`,
  lockNever: "Nie",

  files: "Dateien",
  openedFiles: "Wo entschlüsselte Dateien liegen, solange sie geöffnet sind",
  openedFilesHint:
    "Sie werden gelöscht, wenn Keyferry gesperrt oder beendet wird. Ein Ordner, den eine Cloud synchronisiert, ist kein guter Ort.",
  ownFolder: "Der private Ordner von Keyferry",
  chooseFolder: "Anderen Ordner wählen",
  useOwnFolder: "Den Ordner von Keyferry verwenden",

  notifications: "Mitteilungen",
  notifyWhenDone: "Mitteilen, wenn lange Arbeiten beendet sind",
  notifyWhenShared: "Mitteilen, wenn etwas Neues mit mir geteilt wird",
  notifyHint: "Nur während Sie woanders sind, und ohne Namen von Dateien oder Personen.",

  background: "Im Hintergrund",
  keepRunning: "Weiterlaufen, wenn das Fenster geschlossen wird",
  keepRunningHint:
    "Keyferry ist dann neben der Uhr zu finden. Hat Ihr Desktop dort keinen Platz, starten Sie Keyferry noch einmal, um das Fenster zurückzuholen.",
  whileWorking: "Solange Vorgänge laufen oder Dateien geöffnet sind",
  alwaysRunning: "Immer",
  neverRunning: "Nie: Schließen des Fensters beendet",

  identity: "Identität und Server",
  showIdentity: "Ihre Identität zeigen",

  help: "Hilfe",
  diagnostics: "Wenn etwas nicht geht",
  diagnosticsHint:
    "Eine Textdatei, die sagt, wie es Keyferry geht: Versionen, Einstellungen, Zahlen, Fehler und ob der Schlüsselserver antwortet. Namen, Adressen, Pfade und Geheimnisse sind ausgelassen. Sehen Sie sie an, bevor Sie sie weitergeben.",
  saveDiagnostics: "Diagnose sichern",
  diagnosticsSaved: (fileName) => `Gesichert als ${fileName}`,
};
