import type { Words } from "../en";

export const scanWords: Words["scan"] = {
  myCode: "Ihr Fingerabdruck als QR-Code",
  showMyCode: "Meinen Code zeigen",
  hideMyCode: "Meinen Code ausblenden",
  myCodeHint: "Andere können ihn mit der Kamera in Keyferry lesen. Nichts darin ist geheim.",
  hint: (name) =>
    `Oder lesen Sie den QR-Code, den ${name} in Keyferry unter „Personen“ zeigt: mit der Kamera oder von einem Bild, das auf einem vertrauenswürdigen Weg von ${name} kam. Sie können auch ein Bild einfügen.`,
  useCamera: "Kamera verwenden",
  stopCamera: "Kamera beenden",
  cameraPicture: "Bild der Kamera",
  noCamera:
    "Es gibt keine Kamera, die Keyferry verwenden darf. Wählen Sie stattdessen ein Bild oder vergleichen Sie die Wörter.",
  picture: "Bild mit einem Code",
  choosePicture: "Bild auswählen",
  matches: (name) =>
    `Der Code stimmt überein. Wenn er wirklich von ${name} ist, bestätigen Sie unten, dass Sie verglichen haben.`,
  different: (name) =>
    `Der Code stimmt nicht überein: Teilen Sie nichts mit ${name}. Er gehört jemand anderem oder zu anderen Schlüsseln. Fragen Sie ${name} persönlich.`,
  noCode:
    "In diesem Bild wurde kein QR-Code einer Person gefunden. Versuchen Sie es mit einem schärferen, auf dem der ganze Code ist.",
};
