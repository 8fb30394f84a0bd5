import { z } from "zod";
import { errorCodeSchema } from "../error-codes";

/** What the screens show. No key, no wrapped key and no token ever appears in a view; recovery words in one alone, once. */

export const dataIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const userIdSchema = z.string().regex(/^[0-9a-f]{32}$/);
export const jobIdSchema = z.uuid();
/** An opaque name that the main process gave to a place on disk; the screen can hand it back but not invent one. */
export const placeIdSchema = z.uuid();

/** The keychain of macOS, that of Windows, or the Secret Service of a Linux desktop (GNOME Keyring, KWallet). */
export const keychainKindSchema = z.enum(["macos-keychain", "windows-credentials", "secret-service"]);
export type KeychainKind = z.infer<typeof keychainKindSchema>;

export const identityViewSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("none"), suggestedServer: z.string().nullable() }),
  z.object({
    state: z.literal("ready"),
    userId: userIdSchema,
    name: z.string(),
    address: z.string(),
    server: z.string(),
    words: z.array(z.string()).length(8),
    digits: z.string(),
    /** Which keychain keeps the private keys. */
    keptIn: keychainKindSchema,
    /** Milliseconds since 1970; when the keys in use now were made. */
    keysSince: z.number(),
    /** How often the keys were renewed or recovered. */
    renewals: z.number().int().nonnegative(),
    hasRecoveryWords: z.boolean(),
  }),
  /** There is an identity, but its keys cannot be used now; `problem` says why and how to mend it. */
  z.object({
    state: z.literal("unavailable"),
    name: z.string(),
    address: z.string(),
    server: z.string(),
    problem: errorCodeSchema,
  }),
]);
export type IdentityView = z.infer<typeof identityViewSchema>;

/** Who may enrol with a key server, and how. */
export const serverViewSchema = z.object({
  origin: z.string(),
  enrolment: z.enum(["invite", "open"]),
  /** The company whose sign-on stands in for an invite. */
  signOn: z.object({ issuer: z.string() }).nullable(),
});
export type ServerView = z.infer<typeof serverViewSchema>;

/** The only view that holds a secret: words to write down, shown once and kept nowhere. */
export const recoveryWordsViewSchema = z.object({
  words: z.array(z.string()).length(24),
  /** Which of them must be typed back, counted from 1. */
  toTypeBack: z.array(z.number().int().min(1).max(24)).length(3),
});
export type RecoveryWordsView = z.infer<typeof recoveryWordsViewSchema>;

export const personViewSchema = z.object({
  userId: userIdSchema,
  name: z.string(),
  address: z.string(),
  words: z.array(z.string()).length(8),
  digits: z.string(),
  trust: z.enum(["not-verified", "verified", "changed"]),
  /**
   * With "changed" only: how the keys came to be others. "renewed": signed by the previous key, and may simply be accepted;
   * "recovered": by the recovery key, after a loss; "replaced": by nobody who was known here before.
   */
  change: z.enum(["renewed", "recovered", "replaced"]).nullable(),
  isMe: z.boolean(),
});
export type PersonView = z.infer<typeof personViewSchema>;

/** Something happened that must not be missed; it stays until the person acknowledges it. */
export const alarmViewSchema = z.object({
  id: z.uuid(),
  /**
   * "foreign-key": the log has a key of mine that this computer did not make; "second-entry": somebody else was entered under my
   * address; "deactivated": my key was withdrawn; "not-logged": the server shows my key in force to nobody; "log-hidden": it has not
   * shown its log for long; "log-forked": the server, or somebody I share with, showed a log that contradicts the one known here.
   */
  kind: z.enum(["foreign-key", "second-entry", "deactivated", "not-logged", "log-hidden", "log-forked"]),
  /** Milliseconds since 1970. */
  raisedAt: z.number(),
  /** Of the foreign key, when the server shows it; null otherwise. */
  words: z.array(z.string()).length(8).nullable(),
  digits: z.string().nullable(),
  /** Where both checkpoints were saved; null when there are none. */
  evidenceFile: z.string().nullable(),
});
export type AlarmView = z.infer<typeof alarmViewSchema>;

export const vaultSummarySchema = z.object({
  vaultId: dataIdSchema,
  /** Null while its name cannot be read (no key, or the folder is away). */
  name: z.string().nullable(),
  folder: z.string(),
  role: z.enum(["owner", "recipient"]),
  ownerName: z.string().nullable(),
  /** An interrupted removal of access that must be finished; it resumes by itself when the vault is opened. */
  unfinishedRemoval: z.boolean(),
  problem: errorCodeSchema.nullable(),
});
export type VaultSummary = z.infer<typeof vaultSummarySchema>;

export const itemViewSchema = z.object({
  itemId: dataIdSchema,
  kind: z.enum(["file", "folder"]),
  name: z.string(),
  /** Plaintext bytes; 0 for a folder. */
  size: z.number().int().nonnegative(),
  /** Milliseconds since 1970. */
  modifiedAt: z.number(),
  mediaType: z.string(),
  version: z.number().int().positive(),
  /** How many segments of how many bytes; what a part can be made of. */
  segmentCount: z.number().int().nonnegative(),
  segmentSize: z.number().int().positive(),
  writerName: z.string().nullable(),
  /** How many people besides the owner were given this very item (not by way of a folder). */
  sharedWith: z.number().int().nonnegative(),
});
export type ItemView = z.infer<typeof itemViewSchema>;

/** A container that is there but cannot be shown as an item, and why. */
export const problemItemViewSchema = z.object({
  file: z.string(),
  dataId: dataIdSchema.nullable(),
  problem: errorCodeSchema,
});
export type ProblemItemView = z.infer<typeof problemItemViewSchema>;

export const folderListingSchema = z.object({
  vault: vaultSummarySchema,
  /** From the vault itself (first) down to this folder (last). */
  breadcrumbs: z.array(z.object({ itemId: dataIdSchema, name: z.string() })).min(1),
  items: z.array(itemViewSchema),
  problems: z.array(problemItemViewSchema),
});
export type FolderListing = z.infer<typeof folderListingSchema>;

/** Segments [from, to) of one file. */
export const segmentRangeSchema = z
  .object({ from: z.number().int().nonnegative(), to: z.number().int().positive() })
  .refine((range) => range.from < range.to);

export const accessViewSchema = z.object({
  person: personViewSchema,
  access: z.enum(["read", "read-write"]),
  /** What was shared that gives this access: this item itself, something above it, or a part of this file. */
  through: z.object({ itemId: dataIdSchema, name: z.string(), kind: z.enum(["vault", "folder", "file"]) }),
  inherited: z.boolean(),
  range: z.object({ from: z.number(), to: z.number(), segmentCount: z.number() }).nullable(),
  since: z.number(),
  /** Milliseconds since 1970; null for no end. */
  endsAt: z.number().nullable(),
  isOver: z.boolean(),
});
export type AccessView = z.infer<typeof accessViewSchema>;

export const shareOutcomeSchema = z.object({
  userId: userIdSchema,
  itemId: dataIdSchema,
  /** "waiting": they get it as soon as the key server can be reached. */
  outcome: z.union([z.literal("shared"), z.literal("waiting"), errorCodeSchema]),
});

/** What this person decided about something that was shared with her; nobody else is told. */
export const receivedStandingSchema = z.enum(["new", "accepted", "declined"]);
export type ReceivedStanding = z.infer<typeof receivedStandingSchema>;

export const receivedGrantSchema = z.object({
  dataId: dataIdSchema,
  kind: z.enum(["item", "range", "set"]),
  name: z.string().nullable(),
  standing: receivedStandingSchema,
  owner: personViewSchema.nullable(),
  /** Also of an owner who is not known here. */
  ownerId: userIdSchema,
  access: z.enum(["read", "read-write"]),
  since: z.number(),
  /** Milliseconds since 1970; null for no end. */
  endsAt: z.number().nullable(),
  /** What its owner wrote with it; null also for what cannot be opened now. */
  note: z.string().nullable(),
  range: z.object({ from: z.number(), to: z.number(), segmentCount: z.number() }).nullable(),
  /** Where its container was last seen on this computer; null until it is found. */
  location: z.string().nullable(),
  /** vault, folder or file once its container was seen. */
  containerKind: z.enum(["vault", "folder", "file"]).nullable(),
  problem: errorCodeSchema.nullable(),
});
export type ReceivedGrantView = z.infer<typeof receivedGrantSchema>;

/** One container that a search came by: the paper's "data ID as a result of searching coded data". */
export const foundContainerSchema = z.object({
  placeId: placeIdSchema,
  path: z.string(),
  dataId: dataIdSchema.nullable(),
  kind: z.enum(["file", "folder", "vault"]).nullable(),
  owner: z
    .object({ name: z.string().nullable(), fingerprintStart: z.string(), isMe: z.boolean() })
    .nullable(),
  size: z.number().int().nonnegative().nullable(),
  /** Readable when I hold a key: all of it, or a part. */
  key: z.enum(["whole", "part", "none"]),
  name: z.string().nullable(),
  range: z.object({ from: z.number(), to: z.number(), segmentCount: z.number() }).nullable(),
  problem: errorCodeSchema.nullable(),
});
export type FoundContainer = z.infer<typeof foundContainerSchema>;

export const jobViewSchema = z.object({
  jobId: jobIdSchema,
  kind: z.enum([
    "add",
    "export",
    "open",
    "save",
    "move",
    "delete",
    "put-back",
    "copy",
    "drag",
    "remove-access",
    "encrypt-anew",
    "scan",
    "share",
    "create-vault",
  ]),
  /** What it works on, e.g. a file or folder name. */
  subject: z.string(),
  /** "interrupted": an earlier run of the app ended before it did; it waits for a decision. */
  state: z.enum(["running", "paused", "interrupted", "done", "cancelled", "failed"]),
  filesDone: z.number(),
  filesTotal: z.number(),
  bytesDone: z.number(),
  bytesTotal: z.number(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Why all of it failed; null otherwise. */
  problem: errorCodeSchema.nullable(),
  /** Single files that did not work out; at most 200 are listed. */
  failures: z.array(z.object({ name: z.string(), problem: errorCodeSchema, canRetry: z.boolean() })),
  failureCount: z.number(),
  /** Whether it can be paused, now that it runs or is paused. */
  canPause: z.boolean(),
  /** Whether all of it can be tried again, now that it has ended otherwise than well. */
  canRetry: z.boolean(),
});
export type JobView = z.infer<typeof jobViewSchema>;

/** A single container handed to the app from outside: double click, command line, drop. */
export const openedContainerSchema = foundContainerSchema;
