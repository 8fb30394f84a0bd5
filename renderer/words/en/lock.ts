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
  hint: "Keyferry has forgotten your keys and the names of your files. Unlocking reads the keys from your keychain again.",
  plaintextLeft:
    "A decrypted file could not be removed, perhaps because another application has it open. Close it there; Keyferry removes it when it locks again or quits.",
  unlock: "Unlock",
  busyTitle: "Lock Keyferry?",
  busyText: (jobs: number) =>
    `${number(jobs)} ${form(jobs, { one: "job is", other: "jobs are" })} still running. Keyferry locks by itself when they have ended, as long as this stays open.`,
  busyStop:
    "Or stop them now: nothing that was there before is lost, and taking away access goes on after unlocking.",
  stopAndLock: "Stop and lock",
  running: "What is running",
  failed: "Keyferry was not locked",
};
