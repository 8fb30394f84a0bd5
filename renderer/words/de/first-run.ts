import type { Words } from "../en";

export const firstRunWords: Words["firstRun"] = {
  welcome: "Willkommen bei Keyferry",
  promises: [
    {
      title: "Sie verschlüsseln",
      text: "Ihre Dateien werden auf diesem Computer verschlüsselt, bevor sie irgendwohin gelangen.",
    },
    {
      title: "Sie legen sie ab, wo Sie möchten",
      text: "Cloud-Ordner, USB-Stick, E-Mail: nichts davon kann auch nur ein Byte lesen.",
    },
    {
      title: "Der Server überbringt Schlüssel, mit denen er nichts öffnen kann",
      text: "Nur wen Sie auswählen, kann öffnen, was Sie teilen.",
    },
  ],
  whoAreYouHint: "Vier kurze Schritte, und Sie können beginnen.",
  language: "Sprache",
  begin: "Los geht’s",
  next: "Weiter",
  step: (step, of) => `Schritt ${step} von ${of}`,
  whereServer: "Wo ist Ihr Schlüsselserver?",
  whereServerHint:
    "Er überbringt die Schlüssel, die Menschen miteinander teilen, und kann mit keinem etwas öffnen.",
  whoAreYou: "Wer sind Sie?",
  whoHint: "So sehen Sie andere, und so findet man Sie.",
  inviteHint:
    "Ein Code oder ein Link von der Person, die Sie eingeladen hat. Er gilt einmal, für Ihre Adresse.",
  whereKept:
    "Ihr privater Schlüssel entsteht auf diesem Computer und wird in dessen Schlüsselbund aufbewahrt. Er verlässt ihn nur in einem Wiederherstellungspaket, das Sie selbst erstellen; niemand sonst kann ihn für Sie wiederherstellen.",
  name: "Ihr Name",
  nameHint: "Das sehen andere, wenn Sie etwas mit ihnen teilen.",
  address: "Ihre Adresse",
  addressHint: "Darunter findet man Sie, zum Beispiel Ihre E-Mail-Adresse.",
  server: "Schlüsselserver",
  serverHint: "Wenn Sie unsicher sind, fragen Sie die Person, die Sie eingeladen hat.",
  check: "Prüfen",
  serverAnswers: "Dieser Schlüsselserver antwortet.",
  advanced: "Erweitert",
  invite: "Einladungscode",
  inviteMissing: "Dieser Schlüsselserver verlangt einen Einladungscode.",
  signOn: "Über Ihre Firma anmelden",
  signOnHint: (issuer) => `Ihre Firma, ${issuer}, bestätigt Ihre Adresse.`,
  signOnOr: "Oder verwenden Sie einen Einladungscode.",
  signOnWaiting: "Melden Sie sich in Ihrem Browser an und kommen Sie dann hierher zurück.",
  signOnStop: "Nicht länger warten",
  signedOn: (address) => `Ihre Firma hat ${address} bestätigt.`,
  keyStrength: "Stärke Ihrer Schlüssel",
  bits2048: "2048 Bit",
  bits2048Hint: "Stark und schnell. Für fast alle das Richtige.",
  bits3072: "3072 Bit",
  bits3072Hint: "Wenn Ihre Organisation es verlangt.",
  create: "Meine Identität anlegen",
  making: "Ihre Schlüssel entstehen",
  makingHint:
    "Hier entstehen zwei Schlüsselpaare, und die öffentlichen Hälften werden beim Schlüsselserver eingetragen.",
  ready: "Ihre Identität ist bereit",
  readyHint: (name, address) => `Sie sind ${name}, und andere finden Sie unter ${address}.`,
  fingerprint: "Ihr Fingerabdruck in Wörtern",
  fingerprintHint:
    "Wenn jemand etwas Wichtiges mit Ihnen teilt, lesen Sie dieser Person diese Wörter vor. Sieht sie dieselben, steht niemand zwischen Ihnen.",
  keptIn: {
    "macos-keychain": "Ihr privater Schlüssel wird im Schlüsselbund von macOS aufbewahrt.",
    "windows-credentials":
      "Ihr privater Schlüssel wird in der Anmeldeinformationsverwaltung von Windows aufbewahrt.",
    "secret-service": "Ihr privater Schlüssel wird in GNOME Keyring oder KWallet aufbewahrt.",
  },
  start: "Keyferry verwenden",
  nameMissing: "Schreiben Sie hier Ihren Namen.",
  addressMissing: "Schreiben Sie hier Ihre Adresse.",
  serverMissing: "Schreiben Sie hier die Adresse Ihres Schlüsselservers.",

  unavailable: "Ihre Schlüssel können gerade nicht verwendet werden",
  unavailableHint: "Es ist nichts verloren. Ihre Tresore und Dateien sind unberührt.",
  belongsTo: "Es geht um",
};
