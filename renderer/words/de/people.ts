import type { Words } from "../en";

export const peopleWords: Words["people"] = {
  heading: "Personen",
  table: "Personen",
  yourFingerprint: "Ihr Fingerabdruck",
  yourFingerprintHint: "Lesen Sie ihn vor, wenn jemand sicher sein möchte, dass wirklich Sie es sind.",
  emptyTitle: "Hier ist noch niemand",
  emptyText:
    "Personen, mit denen Sie teilen, und Personen, die mit Ihnen teilen, werden hier mit ihren Schlüsseln gemerkt.",
  columnName: "Name",
  columnTrust: "Fingerabdruck",
  trust: {
    verified: "Verglichen",
    "not-verified": "Noch nicht verglichen",
    changed: "Schlüssel geändert",
  },
  you: "Sie",
  thatIsYou: "Das ist Ihre eigene Adresse.",
  compare: "Vergleichen",
  compareWith: (name) => `Fingerabdrücke mit ${name} vergleichen`,
  compareHint: (name) =>
    `Bitten Sie ${name}, am Telefon oder persönlich in Keyferry „Ihre Identität“ zu öffnen und Ihnen die Wörter vorzulesen. Vergleichen Sie jedes Wort.`,
  change: {
    renewed: "Schlüssel erneuert",
    recovered: "Schlüssel wiederhergestellt",
    replaced: "Schlüssel ersetzt",
  },
  changedHint: {
    renewed: (name) =>
      `${name} hat die Schlüssel erneuert, und die Schlüssel, die Sie kennen, haben die neuen unterschrieben. Sie können sie annehmen; vergleichen Sie bei allem Wichtigen noch einmal. Mit ${name} lässt sich nichts teilen, bis Sie entschieden haben.`,
    recovered: (name) =>
      `${name} hat neue Schlüssel, die nach einem Verlust mit Wiederherstellungswörtern entstanden sind. Auch wer diese Wörter gefunden hat, könnte sie angelegt haben. Mit ${name} lässt sich nichts teilen, bis Sie den neuen Fingerabdruck verglichen haben.`,
    replaced: (name) =>
      `Unter der Adresse von ${name} steht jetzt jemand mit anderen Schlüsseln, und nichts verbindet sie mit denen, die Sie kennen. Das kann ein Angriff sein. Mit ${name} lässt sich nichts teilen, bis Sie den neuen Fingerabdruck verglichen haben.`,
  },
  acceptRenewed: (name) => `Erneuerte Schlüssel von ${name} annehmen`,
  nowAccepted: (name) => `Die erneuerten Schlüssel von ${name} sind angenommen`,
  words: "Fingerabdruck in Wörtern",
  paste: "Fügen Sie die Ziffern ein, die Sie bekommen haben",
  pasteSame: "Sie stimmen überein.",
  pasteIncomplete: "Bisher gleich, aber es sind nicht alle 60 Ziffern.",
  pasteDifferent: "Sie weichen ab. Teilen Sie nichts; fragen Sie persönlich noch einmal nach.",
  markVerified: (name) => `Ich habe sie mit ${name} verglichen`,
  nowVerified: (name) => `${name} ist als verglichen gekennzeichnet`,
};
