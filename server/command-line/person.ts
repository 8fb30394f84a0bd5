import { CryptoError, parseUserId, type UserId } from "../../shared/crypto";
import { FormatError, normalizeAddress } from "../../shared/format";
import type { AdministrationOutcome, Administrator } from "../administration/people-administration";
import {
  type AdministeredPerson,
  findAdministered,
  findAdministeredByAddress,
} from "../storage/administration-store";
import type { Queries } from "../storage/tables";
import { CommandError } from "./command";
import { COMMAND_LINE, nowSeconds, type ServerData } from "./server-data";

/** Whoever can run the program on the data can make a new administrator too, so nothing is kept from her. */
const BY: Administrator = { actor: COMMAND_LINE, mayRemoveLastAdmin: true };

/** The person with this user ID or address. @throws CommandError */
export async function findNamed(queries: Queries, named: string): Promise<AdministeredPerson> {
  const userId = userIdIn(named);
  const person = userId
    ? await findAdministered(queries, userId)
    : await findAdministeredByAddress(queries, addressIn(named));
  if (!person)
    throw new CommandError(`Nobody is enrolled as ${named}. keyferry-server users lists everybody.`);
  return person;
}

function userIdIn(named: string): UserId | null {
  try {
    return parseUserId(named);
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}

function addressIn(named: string): string {
  try {
    return normalizeAddress(named);
  } catch (error) {
    if (error instanceof FormatError)
      throw new CommandError(`Neither a user ID nor an e-mail address: ${named}`);
    throw error;
  }
}

type Change = (
  queries: Queries,
  by: Administrator,
  userId: UserId,
  now: number,
) => Promise<AdministrationOutcome>;

/** Changes the person with this user ID or address as it stands at that moment. @throws CommandError */
export async function changeNamed(
  { storage, log }: ServerData,
  named: string,
  change: Change,
): Promise<AdministeredPerson> {
  const person = await storage.transaction(async (queries) => {
    const found = await findNamed(queries, named);
    await change(queries, BY, found.userId, nowSeconds());
    return found;
  });
  await log.afterCommit();
  return person;
}
