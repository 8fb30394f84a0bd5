import { z } from "zod";
import {
  bytesToHex,
  CryptoError,
  hkdf,
  KEY_LENGTH,
  openBox,
  sealBox,
  utf8,
  zero,
} from "../../../shared/crypto";
import type { ActiveIdentity } from "../identity/active-identity";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { Journal, type JournalEntry } from "../profile/journal";
import { fromStoredBytes, storedBytes, storedDataId, toStoredBytes } from "../profile/stored-bytes";
import { parseJson } from "../profile/stored-document";

/** What is needed to go on with a job after the app ended in its middle; and nothing that can be found out anew. */
export const unfinishedJobSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("add"),
    subject: z.string(),
    vaultId: storedDataId,
    folderId: storedDataId,
    /** 16 bytes; the IDs of what is added follow from it, so that a second run knows what the first one made. */
    seed: storedBytes,
    sources: z.array(z.string().min(1)).min(1),
  }),
  z.strictObject({
    kind: z.literal("export"),
    subject: z.string(),
    vaultId: storedDataId,
    itemIds: z.array(storedDataId).min(1),
    targetFolder: z.string().min(1),
    /** What the items were called in the target folder; null until that was decided. */
    names: z.array(z.tuple([storedDataId, z.string().min(1)])).nullable(),
  }),
]);
export type UnfinishedJob = z.infer<typeof unfinishedJobSchema>;

const sealedSchema = z.strictObject({
  version: z.literal(1),
  /** Fingerprint of the identity, of now or former, whose private key opens the box. */
  sealedFor: storedBytes,
  box: storedBytes,
});

const BOX = "keyferry/v1/unfinished-job";
/** More than a journal takes; so many chosen paths are not worth remembering. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Jobs that must be offered again should the app end in their middle. Paths and names that a person chose are nobody else's
 * business, so the entries are sealed under a key that follows from the person's private key: unreadable while Keyferry is locked,
 * and nobody without that key can slip in a job of their own.
 */
export class UnfinishedJobs {
  readonly #journal: Journal<z.infer<typeof sealedSchema>>;

  constructor(
    private readonly deps: { readonly files: Files; readonly folder: string; readonly session: Session },
  ) {
    this.#journal = new Journal({ ...deps, kind: "unfinished-job", schema: sealedSchema });
  }

  /** Resolves with the entry's ID once it is safely on disk; null for a job that is too large to be remembered. */
  async note(job: UnfinishedJob): Promise<string | null> {
    const sealed = await this.#sealed(job);
    return sealed === null ? null : this.#journal.add(sealed);
  }

  async replace(entryId: string, job: UnfinishedJob): Promise<void> {
    const sealed = await this.#sealed(job);
    if (sealed !== null) await this.#journal.replace(entryId, sealed);
  }

  remove(entryId: string): Promise<void> {
    return this.#journal.remove(entryId);
  }

  /**
   * Those of this person. One that nobody's key opens any more, or that was changed, is removed.
   * @throws KeyferryError `locked` and others of the keychain, and then all of them stay
   */
  async list(): Promise<JournalEntry<UnfinishedJob>[]> {
    const jobs: JournalEntry<UnfinishedJob>[] = [];
    for (const { entryId, content } of await this.#journal.list()) {
      const job = await this.#opened(content);
      if (job === null) await this.#journal.remove(entryId);
      else jobs.push({ entryId, content: job });
    }
    return jobs;
  }

  async #sealed(job: UnfinishedJob): Promise<z.infer<typeof sealedSchema> | null> {
    const plain = utf8(JSON.stringify(job));
    if (plain.length > MAX_BYTES) return null;
    const identity = this.deps.session.identity();
    const box = await withJobKey(identity, identity.fingerprint, (key) => {
      return sealBox(key, BOX, identity.fingerprint, plain);
    });
    return { version: 1, sealedFor: toStoredBytes(identity.fingerprint), box: toStoredBytes(box) };
  }

  async #opened({ sealedFor, box }: z.infer<typeof sealedSchema>): Promise<UnfinishedJob | null> {
    const identity = this.deps.session.identity();
    const fingerprint = fromStoredBytes(sealedFor);
    if (!identity.opensFor(fingerprint)) return null;
    const plain = await withJobKey(identity, fingerprint, (key) => {
      return openBox(key, BOX, fingerprint, fromStoredBytes(box));
    }).catch((error: unknown) => {
      if (isForNobody(error)) return null;
      throw error;
    });
    const parsed = unfinishedJobSchema.safeParse(plain === null ? undefined : parseJson(plain));
    return parsed.success ? parsed.data : null;
  }
}

/** Whether it is for good that it cannot be opened; a key that is locked away opens it another time. */
function isForNobody(error: unknown): boolean {
  return error instanceof CryptoError || (error instanceof KeyferryError && error.code === "no-access");
}

/** The key follows from the RSA private key, by HKDF, for this one purpose. */
function withJobKey<T>(
  identity: ActiveIdentity,
  fingerprint: Uint8Array,
  use: (key: Uint8Array) => T,
): Promise<T> {
  return identity.withEncryptionKeyOf(fingerprint, (pkcs8) => {
    const key = hkdf(pkcs8, new Uint8Array(0), utf8(`${BOX} key ${bytesToHex(fingerprint)}`), KEY_LENGTH);
    try {
      return use(key);
    } finally {
      zero(key);
    }
  });
}
