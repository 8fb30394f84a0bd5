import { z } from "zod";
import { AUTO_LOCK_MINUTES } from "../auto-lock";
import { LANGUAGES, languageSchema } from "../language";
import { placeIdSchema } from "./views";

/** What a person can choose about the app on this computer. */

export const choicesSchema = z.strictObject({
  appearance: z.enum(["system", "light", "dark"]),
  language: z.enum(["system", ...LANGUAGES]),
  autoLockMinutes: z.literal(AUTO_LOCK_MINUTES),
  /** Whether the system tells of long work that has ended. */
  notifyWhenDone: z.boolean(),
  /** Whether the system tells that something new was shared. */
  notifyWhenShared: z.boolean(),
  /** Whether the app goes on when its window is closed; on macOS it always does. */
  keepRunning: z.enum(["while-working", "always", "never"]),
});
export type Choices = z.infer<typeof choicesSchema>;

export const settingsViewSchema = choicesSchema.extend({
  /** The language that “system” leads to, or the chosen one. */
  languageInUse: languageSchema,
  /** The folder that was chosen for decrypted files while they are open; null for Keyferry's own private one. */
  openedFilesFolder: z.string().nullable(),
  /** The settings could not be read at this start: the file was set aside, and these are the first ones again. */
  wereDamaged: z.boolean(),
});
export type SettingsView = z.infer<typeof settingsViewSchema>;

export const settingsChangeSchema = choicesSchema.partial().extend({
  /** A place chosen for “opened-files”, or null for Keyferry's own folder. */
  openedFilesPlace: placeIdSchema.nullable().optional(),
});
export type SettingsChange = z.infer<typeof settingsChangeSchema>;
