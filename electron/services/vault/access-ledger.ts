import type { DataId, Fingerprint, SecretKey16, UserId } from "../../../shared/crypto";
import type { ContainerHeader, SealedItem, Writer } from "../../../shared/format";

/** A node as grants need to know it: under its new key, and with what a part of a file is made of. */
export interface GrantedNode {
  readonly dataId: DataId;
  readonly epoch: number;
  readonly itemKey: SecretKey16;
  readonly name: string;
  /** The version that the container will have. */
  readonly version: number;
  /** The header as it is now. */
  readonly header: ContainerHeader;
  readonly contentKey: SealedItem["contentKey"];
}

export interface GrantRenewal {
  /** The vault's root as it is now: who owns it and how its ID was made. */
  readonly root: ContainerHeader;
  /** Every node that gets another key or version; those that nobody was given need no grant. */
  readonly nodes: readonly GrantedNode[];
  /** Grants that end for good, all epochs of them. */
  readonly revocations: readonly { readonly dataId: DataId; readonly recipientId: UserId }[];
  /** The vault's own new key, kept as a grant to its owner; null when the root is not re-keyed. */
  readonly rootKey: { readonly epoch: number; readonly key: SecretKey16; readonly name: string } | null;
}

export interface GrantStanding {
  /** How many people besides the owner were given one of the nodes or more; null while this computer does not know. */
  readonly people: number | null;
  /** How many grants do not open what they are for: the server has not been told of newer keys or versions. */
  readonly undelivered: number;
}

/** What the vault asks of sharing: who was given what, and that it stays given when keys change. */
export interface AccessLedger {
  /**
   * Learns what this person gave on another computer, if that was never asked. Until then nothing can be re-keyed without the server.
   * @throws KeyferryError of the server
   */
  catchUp(): Promise<void>;
  /** How many people besides the owner were given this very item. */
  recipientCount(dataId: DataId): number;
  /** How things stand with what was given of these nodes. */
  standing(nodes: readonly GrantedNode[]): GrantStanding;
  /**
   * An epoch that was never used in this vault before, larger than `highest`. It counts as used once this resolves, whatever
   * becomes of it: two keys for one epoch would make recipients' caches contradict each other.
   */
  reserveEpoch(vaultId: DataId, highest: number): Promise<number>;
  /** Takes note that access to these items was taken away by giving them keys of this epoch. */
  noteReKeyed(dataIds: readonly DataId[], epoch: number): Promise<void>;
  /** Below this epoch an item's keys are known to somebody whose access was taken away; 0 when nobody's was. */
  leastEpoch(dataId: DataId): number;
  /**
   * Gives everyone who was given one of these nodes the node's new key, and ends what is to end. Can be repeated. Nothing is asked
   * of the server when there is nothing to change.
   * @throws KeyferryError of the server; some of the changes may have been made then
   */
  renew(renewal: GrantRenewal): Promise<void>;
  /**
   * Ends all grants for items that were deleted; at once, or when the server answers again.
   * @param canBePutBack whether `takeUpAgain` may be asked for it
   */
  endForDeleted(dataIds: readonly DataId[], canBePutBack: boolean): Promise<void>;
  /**
   * Takes up what was given of items that were deleted and are there again; the next `renew` with them registers it anew.
   * @param items with the epoch that each had when it was deleted
   */
  takeUpAgain(items: readonly { readonly dataId: DataId; readonly epoch: number }[]): Promise<void>;
  /** Deleted items that cannot be put back any more. */
  forgetDeleted(dataIds: readonly DataId[]): Promise<void>;
  /**
   * Takes note that contents were encrypted anew: parts that were given of them are given of the new ones by the next `renew`.
   * @param renewed `before` and `now`: the hashes over all tags, in base64
   */
  noteSameContent(
    renewed: readonly { readonly dataId: DataId; readonly before: string; readonly now: string }[],
  ): Promise<void>;
  /** Whether somebody with this fingerprint was given leave to write by a grant of one of these items, as far as is known. */
  isWriter(fingerprint: Fingerprint, dataIds: readonly DataId[]): boolean;
  /** Whether these are keys of this person, of now or former, that were accepted here. */
  isOfPerson(userId: UserId, fingerprint: Uint8Array): boolean;
  /** Those who were given leave to write by a grant of one of these items. */
  writersOf(dataIds: Iterable<DataId>): Promise<Writer[]>;
}
