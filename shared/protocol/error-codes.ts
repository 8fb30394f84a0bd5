import { z } from "zod";

/**
 * Every failure that a person may see, and the sentence that says what to do about it.
 * Errors cross the IPC boundary and reach the screen as one of these codes and nothing else.
 */
export const ERROR_SENTENCES = {
  cancelled: "Stopped. Nothing was changed by the part that had not finished.",
  "server-unreachable":
    "The key server cannot be reached. Check your connection and try again; nothing was lost.",
  "server-untrusted":
    "The key server's certificate cannot be trusted. Nothing was sent. Check the server address, or ask whoever runs it.",
  "server-slow": "The key server took too long to answer. Try again in a moment; nothing was lost.",
  "server-answer-invalid":
    "The key server gave an answer that makes no sense. Check the server address, or ask whoever runs it.",
  "server-error": "The key server had a problem of its own. Try again later; nothing was lost.",
  "server-busy": "The key server asks to slow down. Wait a minute and try again.",
  "server-address-invalid":
    "This is not a usable server address. It must begin with https:// (http:// only on this computer).",
  "server-refused": "The key server refused this request. Ask whoever runs it.",
  "not-signed-in":
    "The key server does not accept this identity. Check that this is the server you enrolled with.",
  "address-taken":
    "Someone is already enrolled under this address. Use another one, or ask whoever runs the server.",
  "invite-needed":
    "This key server enrols only people who were invited. Ask whoever runs it for an invite code, then enter it here.",
  "invite-refused":
    "The key server does not accept this invite code. It may have been used, be over, or be for another address. Ask for a new one.",
  "link-invalid": "This Keyferry link is incomplete or was changed. Copy all of it, or ask for it again.",
  "link-newer": "This Keyferry does not know links of this kind. Update Keyferry, then open the link again.",
  "sign-on-unavailable":
    "The company sign-on cannot be reached. Check your connection and try again, or ask whoever runs the key server.",
  "sign-on-refused":
    "The company sign-on did not confirm your address. Sign in again with the right account, or ask whoever runs the key server.",
  "address-invalid": "This is not a valid address. Write it like anna@example.org.",
  "name-invalid":
    "This name cannot be used. A name has 1 to 1,024 bytes, is not “.” or “..”, and contains no slash or control character.",
  "name-taken": "There is already something with this name here. Choose another name.",
  "person-not-found":
    "Nobody is enrolled under this address. Check the spelling, or ask them to set up Keyferry first.",
  "person-not-met":
    "The key server cannot be reached, and this person is not known on this computer yet. Only people who were looked up before can be shared with now.",
  "person-key-changed":
    "This person's keys have changed since you last saw them. Compare fingerprints with them before sharing anything.",
  "person-record-invalid":
    "The key server gave a key that does not belong to this person. Nothing was shared. Tell whoever runs the server.",
  "person-record-unproven":
    "The key server could not prove that it shows this person's keys to everybody alike. Nothing was shared. Tell whoever runs the server.",
  "person-deactivated":
    "This person's key was withdrawn by whoever runs the key server. Nothing was shared. Ask them to enrol again.",
  "log-untrusted":
    "The key server's public log is not signed as this computer demands. Nothing was looked up or shared. Tell whoever runs the server.",
  "log-stale":
    "The key server's public log does not fit the time of day: it stands still, or a clock is wrong. Check this computer's clock and try again later.",
  "log-forked":
    "The key server's public log contradicts what this computer saw before. Looking people up and sharing have stopped; what was shared with you stays readable. Keep the saved evidence, and tell your company.",
  "log-policy-invalid":
    "The file that KEYFERRY_LOG_POLICY names cannot be used. Correct it, or start Keyferry without it.",
  "no-identity": "There is no identity on this computer yet. Create one first.",
  "identity-exists": "There is already an identity on this computer. Nothing was changed.",
  "identity-mismatch":
    "The keys in your keychain do not belong to your enrolled identity. Nothing was opened. Restore the right keychain entries.",
  "identity-changed-elsewhere":
    "Your keys were changed on another computer, or by someone else. Nothing was changed here. If it was not you, tell whoever runs the key server at once.",
  "vault-paused":
    "A job in this vault is paused, and nothing else can change it meanwhile. Resume or stop that job, then try again.",
  "jobs-running": "Files are being worked on. Wait until the running jobs have ended, then try again.",
  "keys-renewed-too-often":
    "These keys have been renewed as often as the key server allows. Ask whoever runs it for a new invite and start a new identity.",
  "recovery-words-invalid":
    "These are not 24 recovery words. Check the spelling of each word, that none is missing, and that they are in order.",
  "recovery-words-differ":
    "These are not the words that were shown. Look at what you wrote down and try again.",
  "recovery-refused":
    "These recovery words do not belong to anybody enrolled under this address, or newer ones have replaced them. Nothing was changed.",
  "recovery-words-not-current":
    "These are not the recovery words that are in force now. Use the newest ones, or make a new kit.",
  "recovery-kit-invalid": "This is not a recovery kit. Choose the file whose name ends in .keyferry-kit.",
  "recovery-kit-other-words":
    "These words do not open this recovery kit. Use the words and the file that were made together.",
  "recovery-kit-damaged":
    "This recovery kit is damaged or was tampered with. Nothing was restored. Use another copy of the file, or your words alone.",
  "recovery-kit-outdated":
    "This recovery kit is older than your keys: they were renewed after it was made. Nothing was restored. Use a newer kit, or your words alone.",
  "recovery-kit-refused":
    "The key server knows neither the keys nor the words of this recovery kit any more. Nothing was restored. Use a newer kit, or ask whoever runs the server.",
  "kit-in-vault":
    "This folder belongs to a vault. A kit that lies there would be lost with it, and go wherever the vault goes. Choose another place, such as a USB stick.",
  "print-failed": "Nothing could be printed. Check the printer, or save the page as PDF.",
  "keychain-missing":
    "No keychain was found, and Keyferry keeps your private key nowhere else. On Linux install and start gnome-keyring or KWallet, then start Keyferry again.",
  "keychain-locked": "Your keychain is locked. Unlock it, then try again.",
  locked: "Keyferry is locked. Unlock it, then try again.",
  "unlock-refused": "It was not confirmed that it is you. Try again.",
  "keychain-entry-missing":
    "Your private key is not in this computer's keychain. Restore the keychain entry, use the computer where you created the identity, or use your recovery kit.",
  "container-not-found":
    "The encrypted file was not found on this computer yet. Get it from its owner, or search the folder it lies in, then try again.",
  "not-a-container": "This is not a Keyferry file.",
  "newer-version": "This file was made by a newer Keyferry. Update Keyferry to open it.",
  "container-truncated":
    "This file is incomplete. Let your cloud folder finish copying it, or get it again from whoever sent it.",
  "container-damaged":
    "This file is damaged or was tampered with. Nothing was opened. Get it again from whoever sent it.",
  "container-foreign":
    "This file was not written by the vault's owner or by anyone the owner allows to write. It was not opened.",
  "no-access": "You have no key for this. Ask its owner to share it with you.",
  "grant-invalid":
    "The key that the server gave for this is not signed by its owner. It was not used. Tell the owner.",
  "keys-lost": "This was shared with keys of yours that are lost. Ask its owner to share it with you again.",
  "grant-expired": "Your access to this has ended. Ask its owner to share it again.",
  "not-owner": "Only the owner can do this.",
  "vault-not-found":
    "The vault's folder is not where it was. Reconnect the disk or the cloud folder, or open it again from its new place.",
  "vault-listed-elsewhere":
    "This vault is in your list already, in another folder. To work in this copy instead, take the other one off the list first.",
  "place-in-vault":
    "This folder belongs to a vault, and decrypted files must not lie there. Choose another folder.",
  "vault-exists": "There is already a vault in this folder. Open it, or choose another folder.",
  "folder-not-empty": "This folder already contains files. Choose an empty folder for the new vault.",
  "item-not-found": "This item is no longer there. It may have been moved or deleted.",
  "folder-not-arrived":
    "The folder that this lies in has not arrived yet. Let your cloud folder finish copying, then look again.",
  "container-misplaced":
    "This file is not where it belongs in the vault, perhaps a copy that your cloud folder made. It was left out; nothing was deleted.",
  "container-older":
    "This is an older version than you have seen before. Let your cloud folder finish copying; if it stays so, someone put an old copy back.",
  "read-only": "You may read this but not change it. Ask its owner to let you write.",
  "end-passed": "The end date has passed. Choose a later one.",
  "ends-earlier":
    "This person has the whole file, until an earlier date. Share the whole file with the later date, or remove that access first.",
  "file-changed": "The file has changed meanwhile. Look at the part again.",
  "range-apart":
    "This person already has another part of this file. Choose a part that touches it, or remove the first one.",
  "there-again":
    "This is in the vault again already; your cloud folder may have brought it back. It was not put back a second time.",
  "deletion-gone": "This cannot be put back any more: it was put back already, or deleted for good.",
  "deletion-changed":
    "What lies under Recently deleted is not what was deleted: somebody changed it on this computer. Nothing was put back. Get the files from a backup.",
  "too-much-to-keep":
    "These are too many files to be kept for putting back. Delete them in smaller steps, or for good with Shift and Delete.",
  "move-into-itself": "A folder cannot be moved into itself.",
  "copy-into-itself": "A folder cannot be copied into itself.",
  "copied-then-changed":
    "It was copied. It was not deleted in the other vault, because something there changed in the meantime or cannot be read.",
  "too-large-to-drag": "This is too much to be dragged out. Export it instead; that takes any amount.",
  "too-deep": "Folders can be at most 63 levels deep. Move this somewhere higher.",
  "file-not-found": "This file is no longer there.",
  "file-changed-while-reading":
    "This file changed while it was being read. Try again when it is no longer being written to.",
  "file-unsupported": "Only ordinary files and folders can be added; links and devices were left out.",
  "permission-denied": "Your computer does not allow this. Check the permissions of the file or folder.",
  "disk-full": "The disk is full. Free some space and try again; nothing was lost.",
  "disk-error": "The disk could not be read or written. Check it, then try again.",
  "target-exists": "There is already a file with this name in the target folder. Nothing was overwritten.",
  "changes-not-saved":
    "What another application changed is not in the vault yet. It stays on this computer; save it, then try again.",
  "no-application":
    "No application on this computer opens this kind of file. Export it, then open it with an application of your choice.",
  "program-not-started":
    "This is a program, and Keyferry starts none. If you trust whoever shared it, export it and start it yourself.",
  "range-invalid": "This part lies outside the file.",
  "profile-damaged": "Keyferry's own settings file is damaged. It was set aside, not deleted.",
  "request-invalid": "The app asked for something it cannot do. Please report this.",
  internal: "Something went wrong inside Keyferry. Nothing was lost. Please report this.",
} as const;

export type ErrorCode = keyof typeof ERROR_SENTENCES;

export const ERROR_CODES = Object.keys(ERROR_SENTENCES) as [ErrorCode, ...ErrorCode[]];

export const errorCodeSchema = z.enum(ERROR_CODES);

/** The sentence for the user that belongs to a code. */
export function sentenceFor(code: ErrorCode): string {
  return ERROR_SENTENCES[code];
}
