import type { ShellWords } from "./en";

/** What the main process says by itself, in German; people are addressed as “Sie”. */
export const de: ShellWords = {
  language: "de",

  folderDialogs: {
    "new-vault": { title: "Ort für den Tresor wählen", buttonLabel: "Tresor hier anlegen" },
    "open-vault": { title: "Ordner des Tresors wählen", buttonLabel: "Öffnen" },
    scan: { title: "Ordner zum Durchsuchen wählen", buttonLabel: "Durchsuchen" },
    export: { title: "Ort zum Speichern wählen", buttonLabel: "Hier speichern" },
    add: { title: "Ordner zum Hinzufügen wählen", buttonLabel: "Hinzufügen" },
    "opened-files": {
      title: "Wo entschlüsselte Dateien liegen, solange sie geöffnet sind",
      buttonLabel: "Diesen Ordner verwenden",
    },
  },
  fileDialog: { title: "Dateien zum Hinzufügen wählen", buttonLabel: "Hinzufügen" },
  saveDialogs: {
    diagnostics: { title: "Diagnose sichern", buttonLabel: "Sichern" },
    "recovery-kit": { title: "Ort für das Wiederherstellungspaket wählen", buttonLabel: "Sichern" },
    "recovery-page": { title: "Ort für die Seite mit Ihren Wörtern wählen", buttonLabel: "Sichern" },
  },
  openDialogs: {
    "recovery-kit": {
      title: "Ihr Wiederherstellungspaket wählen",
      buttonLabel: "Wählen",
      filter: "Wiederherstellungspakete",
    },
  },
  recoveryKit: { kit: "Keyferry-Wiederherstellungspaket", page: "Keyferry-Wiederherstellungswörter" },

  quitting: {
    stillWorking: (jobs) =>
      jobs === 1 ? "Keyferry arbeitet noch" : `Keyferry arbeitet noch an ${jobs} Vorgängen`,
    detail:
      "Wenn Sie jetzt beenden, wird angehalten, was nicht fertig ist. Von dem, was vorher da war, geht nichts verloren; Hinzufügen und Exportieren können nach dem nächsten Start weitergehen.",
    keepWorking: "Weiterarbeiten",
    stopAndQuit: "Anhalten und beenden",
  },

  doneNotice: {
    done: { title: "Fertig", body: "Eine lange Arbeit in Keyferry ist beendet." },
    failed: {
      title: "Nicht alles hat geklappt",
      body: "Keyferry konnte nicht alles tun. Unter „Vorgänge“ steht, was fehlt.",
    },
  },

  tray: {
    open: "Keyferry öffnen",
    working: (jobs, percent) => {
      const what = jobs === 1 ? "1 Vorgang läuft" : `${jobs} Vorgänge laufen`;
      return percent === null ? what : `${what}, ${percent} %`;
    },
    paused: (jobs) => (jobs === 1 ? "1 Vorgang unterbrochen" : `${jobs} Vorgänge unterbrochen`),
    idle: "Kein Vorgang läuft",
    pauseAll: "Alle unterbrechen",
    resumeAll: "Alle fortsetzen",
    lock: "Keyferry sperren",
    quit: "Beenden",
    goesOn: {
      title: "Keyferry läuft im Hintergrund weiter",
      body: "Um das Fenster zurückzuholen, klicken Sie auf das Symbol neben der Uhr oder starten Sie Keyferry noch einmal.",
    },
  },

  sharedNotice: {
    title: "Mit Ihnen geteilt",
    body: (count) =>
      count === 1 ? "Etwas Neues wurde mit Ihnen geteilt." : `${count} neue Dinge wurden mit Ihnen geteilt.`,
  },

  unlockReason: "Ihre Schlüssel zu lesen",

  crash: {
    title: "Keyferry muss beendet werden",
    text: "In Keyferry ist etwas schiefgegangen. Es ist nichts verloren: Was nicht fertig war, wird beim nächsten Start wieder aufgenommen.",
    notStarted: (folder) =>
      `Keyferry konnte nicht starten. Prüfen Sie, ob es in ${folder} schreiben darf, und starten Sie es dann noch einmal.`,
    logPolicy:
      "Die Datei, die KEYFERRY_LOG_POLICY nennt, lässt sich nicht verwenden. Berichtigen Sie sie oder starten Sie Keyferry ohne sie.",
  },

  menu: {
    file: "&Datei",
    edit: "&Bearbeiten",
    view: "&Ansicht",
    window: "&Fenster",
    help: "&Hilfe",
    about: "Über Keyferry",
    services: "Dienste",
    hide: "Keyferry ausblenden",
    hideOthers: "Andere ausblenden",
    showAll: "Alle einblenden",
    lock: "Keyferry sperren",
    quit: "Beenden",
    close: "Fenster schließen",
    undo: "Rückgängig",
    redo: "Wiederholen",
    cut: "Ausschneiden",
    copy: "Kopieren",
    paste: "Einfügen",
    selectAll: "Alles auswählen",
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    resetZoom: "Originalgröße",
    fullScreen: "Vollbild",
    minimize: "Minimieren",
    zoomWindow: "Zoomen",
    reload: "Neu laden",
    developerTools: "Entwicklerwerkzeuge",
    item: "&Objekt",
    settings: "Einstellungen",
    newVault: "Neuer Tresor",
    openVault: "Vorhandenen Tresor öffnen",
    addFiles: "Dateien hinzufügen",
    addFolder: "Ordner hinzufügen",
    newFolder: "Neuer Ordner",
    export: "Exportieren",
    search: "Diesen Tresor durchsuchen",
    vaults: "Tresore",
    received: "Mit mir geteilt",
    find: "Suchen",
    people: "Personen",
    back: "Zurück",
    jobs: "Vorgänge",
    details: "Einzelheiten",
    refresh: "Aktualisieren",
    openItem: "Öffnen",
    preview: "Vorschau",
    rename: "Umbenennen",
    move: "Verschieben",
    delete: "Löschen",
    share: "Teilen",
    whoHasAccess: "Wer hat Zugriff",
    shortcuts: "Tastenkürzel",
  },

  signOnPage: {
    title: "Sie können diese Seite schließen",
    text: "Gehen Sie zu Keyferry zurück, um fortzufahren.",
  },

  vaultNote: `Dieser Ordner ist ein Keyferry-Tresor.

Die Dateien darin sind verschlüsselt. Ihre Namen und Inhalte lassen sich nur mit
Keyferry lesen, von den Personen, mit denen sie geteilt wurden.

So öffnen Sie ihn: Installieren Sie Keyferry, wählen Sie „Vorhandenen Tresor
öffnen“ und dann diesen Ordner.

Bitte benennen Sie hier keine einzelnen Dateien um, verschieben und löschen Sie
keine. Den Ordner als Ganzes können Sie kopieren, synchronisieren oder
verschieben; Keyferry findet alles an dem, was darin ist.
`,
};
