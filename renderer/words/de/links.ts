import type { Words } from "../en";

export const linkWords: Words["links"] = {
  copy: "Link kopieren",
  copied: "Link kopiert",
  copyHint:
    "Der Link nennt dies und den Eigentümer. Er enthält keinen Schlüssel: Nur wer von Ihnen Zugriff bekam, kann es öffnen.",
  opened: "Geöffneter Link",
  data: "Was der Link nennt",
  owner: "Eigentümer",
  ownerUnknown: "Jemand, den dieser Schlüsselserver jetzt nicht zeigt",
  dataId: "Daten-ID",
  copyDataId: "Daten-ID kopieren",
  sharedHere: "Das ist mit Ihnen geteilt, und die Daten liegen auf diesem Computer.",
  sharedNotHere:
    "Das ist mit Ihnen geteilt, aber die Daten wurden auf diesem Computer noch nicht gefunden. Wählen Sie den Ordner, in dem sie liegen könnten, zum Beispiel Ihren Cloud-Ordner.",
  mine: "Das gehört Ihnen. Um es in einem Tresor zu finden, fügen Sie die Daten-ID in die Suche des Tresors ein.",
  notShared:
    "Das ist nicht oder noch nicht mit Ihnen geteilt. Ein Link enthält keinen Schlüssel: Bitten Sie den Eigentümer, es mit Ihrer Adresse zu teilen.",
  otherServer: (server) =>
    `Dieser Link ist für Personen eines anderen Schlüsselservers: ${server}. Sie sind woanders angemeldet, deshalb lässt er sich hier nicht öffnen.`,
  inviteHere: (server) =>
    `Dieser Link ist eine Einladung zu ${server}. Sie haben bereits eine Identität, es ist also nichts zu tun.`,
};
