import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const lockWords: Words["lock"] = {
  lock: "Sperren",
  locked: "Keyferry ist gesperrt",
  because: {
    "by-hand": "Sie haben es gesperrt.",
    unused: "Es wurde eine Weile nicht benutzt.",
    sleep: "Der Computer ging in den Ruhezustand.",
    "screen-locked": "Der Bildschirm wurde gesperrt.",
  },
  hint: "Keyferry hat Ihre Schlüssel und die Namen Ihrer Dateien vergessen. Beim Entsperren werden die Schlüssel wieder aus Ihrem Schlüsselbund gelesen.",
  plaintextLeft:
    "Eine entschlüsselte Datei konnte nicht entfernt werden, vielleicht weil eine andere Anwendung sie geöffnet hat. Schließen Sie sie dort; Keyferry entfernt sie beim nächsten Sperren oder Beenden.",
  unlock: "Entsperren",
  busyTitle: "Keyferry sperren?",
  busyText: (jobs) =>
    `${number(jobs)} ${form(jobs, { one: "Vorgang läuft", other: "Vorgänge laufen" })} noch. Keyferry sperrt sich von selbst, sobald alles beendet ist, solange dieses Fenster offen bleibt.`,
  busyStop:
    "Oder Sie halten jetzt alles an: Nichts, was vorher da war, geht verloren, und ein Entzug von Zugriff wird nach dem Entsperren fortgesetzt.",
  stopAndLock: "Anhalten und sperren",
  running: "Laufende Vorgänge",
  failed: "Keyferry wurde nicht gesperrt",
};
