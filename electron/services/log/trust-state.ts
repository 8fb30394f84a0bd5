import { z } from "zod";
import { formatVkey, LogError, parseVkey } from "../../../shared/log";
import { KeyferryError } from "../keyferry-error";
import { fromStoredBytes, storedBytes, storedUserId, toStoredBytes } from "../profile/stored-bytes";
import { hidingSchema, NOTHING_HIDDEN } from "./hidden-log";
import type { KnownLog } from "./known-log";

const count = z.number().int().nonnegative();

/** What this computer believes about the log of one key server, as it is kept on disk. */
export const trustDocumentSchema = z.object({
  version: z.literal(1),
  /** Of the key server. */
  server: z.string().min(1),
  /** Null before the first use. */
  log: z.object({ origin: z.string(), keys: z.array(z.string()).min(1), vrfKey: storedBytes }).nullable(),
  /** The newest checkpoint that is signed and continues those before. */
  checkpoint: z.object({ note: z.string(), size: count, root: storedBytes }).nullable(),
  /** How many of its leaves were read and proven to be its own. */
  mirrored: count,
  /** Up to where entries were searched for ones about this person, and under which label her address is. */
  watched: z.object({ userId: storedUserId, upTo: count, label: storedBytes }).nullable(),
  /** How long the server has kept the log to itself. */
  hiding: hidingSchema,
  /** Two states of the log that cannot both be true. */
  contradiction: z
    .object({
      evidenceFile: z.string(),
      /** Of the alarm that was raised. */
      alarm: z.string(),
      /** "server": both are signed by the log; "person": one is only said by somebody. */
      saidBy: z.enum(["server", "person"]),
    })
    .nullable(),
});
export type TrustDocument = z.infer<typeof trustDocumentSchema>;

export function emptyTrust(server: string): TrustDocument {
  return {
    version: 1,
    server,
    log: null,
    checkpoint: null,
    mirrored: 0,
    watched: null,
    hiding: NOTHING_HIDDEN,
    contradiction: null,
  };
}

export function storeLog({ origin, keys, vrfKey }: KnownLog): NonNullable<TrustDocument["log"]> {
  return {
    origin,
    keys: keys.map(({ name, type, publicKey }) => formatVkey(name, type, publicKey)),
    vrfKey: toStoredBytes(vrfKey),
  };
}

/** Without witnesses: whoever demands some demands them anew at each start. @throws KeyferryError `profile-damaged` */
export function readLog({ origin, keys, vrfKey }: NonNullable<TrustDocument["log"]>): KnownLog {
  try {
    return {
      origin,
      keys: keys.map(parseVkey),
      vrfKey: fromStoredBytes(vrfKey),
      witnesses: [],
      quorum: 0,
    };
  } catch (error) {
    if (error instanceof LogError) throw new KeyferryError("profile-damaged", error.code);
    throw error;
  }
}
