import type { Words } from "../en";
import { grammarOf } from "../grammar";

const { number, form } = grammarOf("de");

export const identityWords: Words["identity"] = {
  keys: "Ihre Schlüssel",
  keysSince: (day) => `In Gebrauch seit ${day}`,
  keysRenewed: (day, times) =>
    `${form(times, { one: "Einmal", other: `${number(times)}-mal` })} erneuert, in Gebrauch seit ${day}`,

  renew: "Meine Schlüssel erneuern",
  renewTitle: "Ihre Schlüssel erneuern",
  renewWhy:
    "Tun Sie das, wenn jemand Ihre Schlüssel gesehen haben könnte oder wenn Ihre Organisation es verlangt. Was damit schon lesbar war, bleibt für diese Person lesbar.",
  renewWhat: "Was dabei geschieht",
  renewSteps: [
    "Auf diesem Computer entstehen neue Schlüssel, die in seinem Schlüsselbund aufbewahrt werden.",
    "Ihre jetzigen Schlüssel unterschreiben die neuen, damit niemand sonst das in Ihrem Namen tun kann.",
    "Alles, was Sie haben und was mit Ihnen geteilt wurde, bleibt lesbar.",
    "Personen, mit denen Sie teilen, erfahren, dass Ihre Schlüssel erneuert wurden, und Ihr Fingerabdruck ändert sich.",
    "Ein Wiederherstellungspaket, das Sie erstellt haben, ist danach veraltet: Erstellen Sie seine Datei neu.",
  ],
  renewed: "Ihre Schlüssel sind erneuert",
  renewedHint:
    "Ihr neuer Fingerabdruck steht unter „Ihre Identität“. Sagen Sie es den Personen, die den alten verglichen haben.",

  recoverTitle: "Ihre Identität wiederherstellen",
  recoverHint: "Für den Fall, dass Ihr Computer oder sein Schlüsselbund verloren ging.",
  recoverWords: "Ihre 24 Wiederherstellungswörter",
  recoverWordsHint: "Der Reihe nach, mit Leerzeichen dazwischen.",
  recoverWordsMissing: "Schreiben Sie hier Ihre Wiederherstellungswörter.",
  recoverMeans: "Was zurückkommt und was nicht",
  recoverMeansText:
    "Sie behalten Ihren Namen, Ihre Adresse und Ihren Platz bei den Personen, die Sie kennen, mit neuen Schlüsseln. Die verlorenen Schlüssel kommen nicht zurück: Was andere mit Ihnen geteilt haben, muss noch einmal geteilt werden, und Tresore, die nur Sie öffnen konnten, bleiben verschlossen.",
  recover: "Meine Identität wiederherstellen",
  back: "Zurück",
  recovered: "Ihre Identität ist wiederhergestellt",
  recoveredHint: (name) =>
    `Sie sind wieder ${name}, mit neuen Schlüsseln. Bitten Sie andere, noch einmal mit Ihnen zu teilen; sie sehen, dass Ihre Schlüssel wiederhergestellt wurden, und sollten Ihren neuen Fingerabdruck vergleichen.`,
};
