import type { DataId, SecretKey16, UserId } from "../../../shared/crypto";
import type { ContainerHeader, Grant, GrantPayload } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { Person } from "../people/person";
import type { AccessAnswer, ContainerAccess, NodeReader } from "./container-access";

/** A grant made to me. */
export interface HeldGrant {
  readonly grant: Grant;
  readonly owner: Person | null;
  /** Null exactly when there is a problem. */
  readonly payload: GrantPayload | null;
  readonly problem: ErrorCode | null;
}

/** The keys that others gave me, and those I gave myself: verified, unwrapped for this session, derived on demand. */
export interface Keyring {
  /**
   * What I hold for this container: from the cache first (works offline), then from the server.
   * @param nodes reads the folders above it, for keys of earlier epochs
   * @returns null when nobody shared it with me
   * @throws KeyferryError `grant-invalid`, `grant-expired`, `person-key-changed`; `server-…` when only the server could tell
   */
  accessTo(header: ContainerHeader, nodes?: NodeReader): Promise<ContainerAccess | null>;
  /** As `accessTo` for many containers, in order, with one question to the server for all of them. */
  accessToAll(headers: readonly ContainerHeader[], nodes?: NodeReader): Promise<AccessAnswer[]>;
  /** The key of the vault itself at the epoch of its header, or null when only parts were given to me. */
  rootKey(vaultHeader: ContainerHeader): Promise<SecretKey16 | null>;
  /** Keeps a grant that I made to myself (a new root key). Resolves once it is safely on disk. */
  addOwnGrant(grant: Grant): Promise<void>;
  /** Fetches what was shared with me since the last time. @returns whether anything changed */
  refresh(signal?: AbortSignal): Promise<boolean>;
  /** Everything that was shared with me, newest first; grants to myself are not among it. */
  heldGrants(): Promise<HeldGrant[]>;
  /** The highest epoch of a verified grant seen for this data of this owner; null when none was. */
  highestEpochSeen(dataId: DataId, ownerId: UserId): number | null;
  /** Overwrites all unwrapped keys. */
  close(): void;
}
