import type { Words } from "../en";

export const openedWords: Words["opened"] = {
  bar: "Geöffnete Dateien",
  heading: "In anderen Programmen geöffnet",
  state: {
    dragged: "Entschlüsselt, um herausgezogen zu werden",
    "read-only": "Nur lesen",
    unchanged: "Änderungen werden von selbst im Tresor gespeichert",
    saving: "Wird gespeichert …",
  },
  saved: (time) => `Gespeichert: ${time}`,
  conflict: (copy) => `Sie wurde im Tresor geändert. Ihre Fassung liegt daneben: ${copy}`,
  leftOver: "Geändert, als Keyferry endete, und noch nicht gespeichert",
  notSaved: "Nicht gespeichert",
  saveNow: "Speichern",
  saveNamed: (name) => `${name} speichern`,
  close: "Schließen",
  closeNamed: (name) => `${name} schließen`,
  closeAll: "Alle schließen",
  discard: "Änderungen verwerfen",
  discardNamed: (name) => `Änderungen verwerfen: ${name}`,
  reallyDiscard: "Wirklich verwerfen?",
};
