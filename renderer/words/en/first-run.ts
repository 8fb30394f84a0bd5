export const firstRunWords = {
  welcome: "Welcome to Keyferry",
  /** Three short sentences; the first run shows them one below the other. */
  promises: [
    {
      title: "You encrypt",
      text: "Your files are encrypted on this computer, before they go anywhere.",
    },
    {
      title: "You keep them where you like",
      text: "A cloud folder, a USB stick, a mail: none of them can read a byte.",
    },
    {
      title: "The server carries keys it cannot open",
      text: "Only the people you choose can open what you share.",
    },
  ],
  whoAreYouHint: "This takes less than a minute.",
  name: "Your name",
  nameHint: "What people see when you share something with them.",
  address: "Your address",
  addressHint: "How people find you, for example your e-mail address.",
  server: "Key server",
  serverHint: "Ask whoever invited you if you are not sure.",
  check: "Check",
  serverAnswers: "This key server answers.",
  advanced: "Advanced",
  keyStrength: "Strength of your keys",
  bits2048: "2048 bits",
  bits2048Hint: "Strong and quick. Right for nearly everyone.",
  bits3072: "3072 bits",
  bits3072Hint: "For when your organisation asks for it.",
  whereKept:
    "Your private key is made on this computer, is kept in its keychain, and never leaves it. Nobody can restore it for you.",
  create: "Create my identity",
  making: "Making your keys",
  makingHint: "Two pairs of keys are made here, and the public halves are enrolled with the key server.",
  ready: "Your identity is ready",
  readyHint: (name: string, address: string) => `You are ${name}, and people find you as ${address}.`,
  fingerprint: "Your fingerprint in words",
  fingerprintHint:
    "When someone shares something important with you, read these words to them. If they see the same, nobody stands between you.",
  keptIn: (place: string) => `Your private key is kept in ${place}.`,
  start: "Start using Keyferry",
  nameMissing: "Write your name here.",
  addressMissing: "Write your address here.",
  serverMissing: "Write the address of your key server here.",

  unavailable: "Your keys cannot be used now",
  unavailableHint: "Nothing is lost. Your vaults and files are untouched.",
  belongsTo: "This concerns",
};
