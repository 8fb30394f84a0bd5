import { z } from "zod";
import type { UserId } from "../../../shared/crypto";
import { KeyferryError } from "../keyferry-error";
import type { Files } from "../ports";
import { fromStoredBytes, storedBytes, storedUserId, toStoredBytes } from "../profile/stored-bytes";
import { StoredDocument } from "../profile/stored-document";

/** The public part of the identity on this computer. */
export interface StoredIdentity {
  /** Origin of the key server. */
  readonly server: string;
  readonly userId: UserId;
  readonly name: string;
  readonly address: string;
  /** Signed records, oldest first; the last one is in force. */
  readonly records: readonly Uint8Array[];
  /** The next record, while it is not known whether the server took it; its keys lie in the keychain beside those in use. */
  readonly pending: Uint8Array | null;
  /** False while it is not known whether the server took the enrolment, or the recovery on a new computer. */
  readonly isEnrolled: boolean;
}

/** Only the same person at the same server may take the place of what is stored. @throws KeyferryError `identity-exists` */
export function requireSamePerson(
  before: StoredIdentity | null,
  now: Pick<StoredIdentity, "server" | "userId">,
): void {
  const isSame = before === null || (before.userId === now.userId && before.server === now.server);
  if (!isSame) throw new KeyferryError("identity-exists");
}

const documentSchema = z.object({
  version: z.literal(1),
  identity: z
    .object({
      server: z.string().min(1),
      userId: storedUserId,
      name: z.string(),
      address: z.string(),
      records: z.array(storedBytes).min(1),
      pending: storedBytes.nullable(),
      isEnrolled: z.boolean(),
    })
    .nullable(),
});
type IdentityDocument = z.infer<typeof documentSchema>;

const EMPTY: IdentityDocument = { version: 1, identity: null };

/**
 * Keeps the stored identity in two files: without it the keys in the keychain could not be found again, so one damaged
 * file must not be the end of an identity.
 */
export class IdentityStore {
  private constructor(
    private readonly first: StoredDocument<IdentityDocument>,
    private readonly copy: StoredDocument<IdentityDocument>,
  ) {}

  /** @param deps.path of the first file; the copy lies beside it */
  static async open(deps: { readonly files: Files; readonly path: string }): Promise<IdentityStore> {
    const open = (path: string) =>
      StoredDocument.open({ files: deps.files, path, schema: documentSchema, empty: EMPTY });
    const store = new IdentityStore(await open(deps.path), await open(`${deps.path}.copy`));
    if (store.#isOneOnly()) await store.#write(store.first.get().identity ?? store.copy.get().identity);
    return store;
  }

  /** True when there was an identity but neither file can be read. */
  get isLost(): boolean {
    return this.get() === null && (this.first.wasDamaged || this.copy.wasDamaged);
  }

  get(): StoredIdentity | null {
    const { identity } = this.first.get();
    if (identity === null) return null;
    return {
      ...identity,
      records: identity.records.map(fromStoredBytes),
      pending: identity.pending === null ? null : fromStoredBytes(identity.pending),
    };
  }

  /** Resolves once both files are safely on disk. */
  keep(identity: StoredIdentity | null): Promise<void> {
    return this.#write(
      identity === null
        ? null
        : {
            ...identity,
            records: identity.records.map(toStoredBytes),
            pending: identity.pending === null ? null : toStoredBytes(identity.pending),
          },
    );
  }

  async #write(identity: IdentityDocument["identity"]): Promise<void> {
    await this.first.change(() => ({ version: 1, identity }));
    await this.copy.change(() => ({ version: 1, identity }));
  }

  #isOneOnly(): boolean {
    const isFirst = this.first.get().identity !== null;
    const isCopy = this.copy.get().identity !== null;
    return isFirst ? !isCopy : isCopy && this.first.wasDamaged;
  }
}
