import type { SigningPublicKey, UserId } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Person, Recipient } from "./person";

/** The people this computer knows, pinned at first sight, and the look-up of new ones. */
export interface People {
  /** Everyone pinned, without me, by name. */
  list(): IpcResponse<"people.list">;
  /**
   * Looks up exactly this address at the server and pins what is new.
   * @throws KeyferryError `person-not-found`, `person-record-invalid`, `address-invalid`, those of the server
   */
  lookUp(request: IpcRequest<"people.lookUp">): Promise<IpcResponse<"people.lookUp">>;
  /**
   * The fingerprint was compared and matches: the keys with these digits are accepted and verified.
   * @throws KeyferryError `person-key-changed` when the digits are not those of the keys known now
   */
  markVerified(request: IpcRequest<"people.markVerified">): Promise<IpcResponse<"people.markVerified">>;
  /** Pinned, or looked up and pinned now; null when the server knows nobody of this ID. Me included. */
  byId(userId: UserId): Promise<Person | null>;
  /** As `byId` for many, with one question a hundred unknown people. */
  byIds(userIds: readonly UserId[]): Promise<Map<UserId, Person>>;
  /** Who of the people known here signs with this key; never asks the server. */
  knownBySigningKey(signingKey: SigningPublicKey | Uint8Array): Person | null;
  /**
   * The very keys whose digits the screen showed, checked against what the server has now.
   * @throws KeyferryError `person-key-changed`, `person-not-found`, `person-record-invalid`, those of the server
   */
  recipientFor(request: { userId: string; digits: string }): Promise<Recipient>;
}
