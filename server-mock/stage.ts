import { type UserId, userIdBytes } from "../shared/crypto";
import { honestlyShown, type ShownPerson } from "./log/log-view";
import type { World } from "./world";

/** Nobody is enrolled under the address that the misbehaviour shall concern. */
export class TargetUnknownError extends Error {
  override readonly name = "TargetUnknownError";

  constructor(address: string) {
    super(`Nobody is enrolled under ${address}: name somebody else as the target.`);
  }
}

/** Somebody is enrolled under the address that must still be free. */
export class AddressTakenError extends Error {
  override readonly name = "AddressTakenError";

  constructor(address: string) {
    super(`Somebody is enrolled under ${address} already: name a free address as the target.`);
  }
}

/** What a mode works with: the history that everybody lives in, and whom it is about. */
export class Stage {
  constructor(
    readonly world: World,
    /** Address of the person whom the misbehaviour concerns. */
    readonly target: string,
  ) {}

  /** The target as the log truly has her. @throws TargetUnknownError while nobody is enrolled under the address */
  async targetPerson(): Promise<ShownPerson> {
    const [person] = await honestlyShown(this.world, { addresses: [this.target], userIds: [] });
    if (person === undefined) throw new TargetUnknownError(this.target);
    return person;
  }

  async isTargetEnrolled(): Promise<boolean> {
    return (await honestlyShown(this.world, { addresses: [this.target], userIds: [] })).length > 0;
  }

  /** The record in force of a person who is enrolled. */
  async recordOf(userId: UserId): Promise<Uint8Array> {
    const row = await this.world.storage.db
      .selectFrom("identity_records")
      .select("envelope")
      .where("user_id", "=", userIdBytes(userId))
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();
    return row.envelope;
  }
}
