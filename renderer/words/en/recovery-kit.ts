export const recoveryKitWords = {
  title: "Recovery kit",
  state: {
    none: "None yet. If you lose this computer, nobody can give you your keys back.",
    words: "Words only: they give you new keys, not the ones you have.",
    current: (day: string) => `Made on ${day}, and up to date`,
    outdated: (day: string) => `Made on ${day}, before your keys or words were renewed`,
  },
  make: "Make a recovery kit",
  makeNew: "Make a new recovery kit",

  why: "A recovery kit brings your keys back when this computer or its keychain is lost. It is two things: 24 words on paper, and a sealed file that only these words open.",
  whyTogether:
    "Whoever has both can be you. So keep them apart: the page where you keep documents, the file on a USB stick or in a cloud folder.",
  replaces:
    "New words take the place of those you have. Destroy the old page and the old file: together they still open your keys until you renew them.",
  whichWords: "Words for the new file",
  ownWords: "The words I have on paper",
  ownWordsHint: "Only the file is made anew.",
  newWords: "New words",
  newWordsHint: "For when the page is lost, or somebody may have seen it.",
  begin: "Continue",
  showWords: "Show the words",

  writeDown: "Print these words, or write them down in this order. They are shown once, and kept nowhere.",
  wordsList: "Your recovery words",
  print: "Print this page",
  printed: "Sent to the printer",
  savePdf: "Save as PDF",
  pdfSaved: (file: string) =>
    `Saved as ${file}. Print it, then delete it: anyone who opens it can read the words.`,
  onPaper: "I have them on paper",
  typeBack: "To be sure, type three of them from your paper.",
  wordNumber: (place: number) => `Word ${place}`,
  confirmWords: "Confirm",

  file: "Your words are in force. Now save the file that they open.",
  fileHint:
    "It is sealed: without the words it tells nobody anything, not even whose it is. Keep a copy away from this computer.",
  saveFile: "Save the file",
  complete: "Your recovery kit is complete",
  completeHint: (file: string) => `Saved as ${file}. Keep it apart from the page with the words.`,

  ownWordsField: "Your 24 recovery words",
  ownWordsFieldHint: "As they stand on your page, with spaces between them.",

  reminder: {
    none: "You have no recovery kit yet. If this computer is lost, your keys are lost with it.",
    words: "Your recovery kit has no file yet. The words alone give you new keys, not the ones you have.",
    outdated: "Your recovery kit is older than your keys or words. Make a new one.",
  },
  notNow: "Not now",

  page: {
    title: "Keyferry recovery kit",
    of: "For",
    address: "Address",
    server: "Key server",
    fingerprint: "Fingerprint",
    made: "Made on",
    words: "24 words, in this order",
    code: "The same words as a QR code",
    how: "How to use it",
    steps: [
      "Install Keyferry on a new computer and start it.",
      "Choose “I have a recovery kit”, then the file whose name ends in .keyferry-kit.",
      "Type these words, or read the code from a picture of this page. Your keys are back.",
      "Is the file lost too? The words alone give you new keys under the same address.",
    ],
    warning:
      "Whoever has this page and the file can read everything that you can. Keep them apart, and safe.",
  },

  have: "I have a recovery kit",
  restoreTitle: "Restore from your recovery kit",
  restoreHint: "For a new computer, or one whose keychain is lost.",
  chooseFile: "Choose the kit's file",
  chooseAnother: "Choose another file",
  theFile: "File",
  noFile: "A file whose name ends in .keyferry-kit",
  fileMissing: "Choose the file of your kit first.",
  wordsMissing: "Write your recovery words here.",
  readPicture: "Read the code from a picture",
  pictureUnread:
    "No code with recovery words was found in this picture. Take it again, from above and in good light.",
  proof:
    "Your key server must show that these keys are still yours, so it has to be reachable. Until then nothing is kept on this computer.",
  restore: "Restore my keys",
  restoring: "Restoring your keys",
  restoringHint: "They are compared with what your key server shows everybody about you.",
  restored: "Your keys are back",
  restoredHint: (name: string) =>
    `You are ${name} again, with the same keys. What was shared with you opens, and nobody has to do anything.`,
  onlyWords: "I have only the words",

  first: {
    title: "Prepare for the loss of this computer",
    hint: "It takes two minutes, and can wait.",
    make: "Make it now",
    later: "Later",
    laterHint: "You will be reminded tomorrow.",
    doneTitle: "You are all set",
    doneHint: "Make a vault, or open one that was shared with you.",
  },
};
