import { grammarOf } from "../grammar";

const { number, form } = grammarOf("en");

export const lockWords = {
  lock: "Lock",
  locked: "Keyferry is locked",
  because: {
    "by-hand": "You locked it.",
    unused: "It was not used for a while.",
    sleep: "The computer went to sleep.",
    "screen-locked": "The screen was locked.",
  },
  hint: "Your keys are not in memory, and no name of a file is. Unlocking reads the keys from your keychain again.",
  plaintextLeft:
    "A decrypted file could not be removed, perhaps because another application has it open. Close it there; Keyferry removes it when it locks again or quits.",
  unlock: "Unlock",
  busyTitle: "Lock Keyferry?",
  busyText: (jobs: number) =>
    `${number(jobs)} ${form(jobs, { one: "job is", other: "jobs are" })} still running. Keyferry locks by itself when they have ended, as long as this stays open.`,
  busyStop: "Or stop them now: what has not finished is left out, and nothing that was there before is lost.",
  stopAndLock: "Stop and lock",
  running: "What is running",
  failed: "Keyferry was not locked",
};
