import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import { answered } from "../api/keyferry-failure";
import { words } from "../words/words";

/** Who will be able to open what is put into a folder. */
export interface Audience {
  /** How many people besides the owner; null where only the owner of another's vault can tell. */
  readonly people: number | null;
  /** Names of those among them who cannot open it where it lies now. */
  readonly newcomers: readonly string[];
}

interface Place {
  readonly vaultId: string;
  readonly folderId: string;
}

interface Taken extends Place {
  readonly itemIds: ReadonlySet<string>;
}

/** So many items are each asked about; with more, who has their folder counts. */
const ASKED_ONE_BY_ONE = 12;

/** Never throws: what cannot be found out is unknown, and people of whom it is unknown whether they have the source are new to it. */
export async function audienceOf(
  api: Pick<KeyferryApi, "sharing">,
  to: Place,
  taken: Taken,
): Promise<Audience> {
  const target = await peopleWith(api, to.vaultId, to.folderId);
  if (target === null) return { people: null, newcomers: [] };
  const isSameFolder = to.vaultId === taken.vaultId && to.folderId === taken.folderId;
  if (isSameFolder || target.size === 0) return { people: target.size, newcomers: [] };
  const asked = taken.itemIds.size > ASKED_ONE_BY_ONE ? [taken.folderId] : [...taken.itemIds];
  const having = await Promise.all(asked.map((itemId) => peopleWith(api, taken.vaultId, itemId)));
  const newcomers = [...target].filter(([userId]) => !having.every((people) => people?.has(userId) === true));
  return { people: target.size, newcomers: newcomers.map(([, name]) => name) };
}

/** @returns the sentence about it; null where nobody but the owner sees it */
export function sentenceOf({ people }: Audience): string | null {
  if (people === 0) return null;
  return people === null ? words.acts.seenByWhoever : words.acts.seenBy(people);
}

/** Names of those who have all of an item, by user ID; null when only somebody else knows, or the server is away. */
async function peopleWith(
  api: Pick<KeyferryApi, "sharing">,
  vaultId: string,
  itemId: string,
): Promise<Map<string, string> | null> {
  try {
    const rows = await answered(api.sharing.whoHasAccess({ vaultId, itemId }));
    const whole = rows.filter(({ isOver, range }) => !isOver && range === null);
    return new Map(whole.map(({ person }) => [person.userId, person.name]));
  } catch {
    return null;
  }
}
