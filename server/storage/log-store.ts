import type { Hash, TreePlace } from "../../shared/log";
import type { LogKeysTable, LogPeopleTable, LogStateTable, Queries } from "./tables";

const STATE_ID = 0;
/** Hashes asked for in one statement; SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const HASHES_A_QUERY = 2000;
/** Rows written in one statement. */
const ROWS_A_STATEMENT = 500;
const HASH_LENGTH = 32;

/** Where the log stands: the one row of its state. */
export interface LogState extends Omit<LogStateTable, "id" | "range_hashes"> {
  /** Hashes of the complete subtrees, largest first. */
  readonly rangeHashes: Hash[];
}

/** What one append changes of the state. */
export interface LogAdvance {
  readonly size: number;
  readonly root: Hash;
  readonly rangeHashes: readonly Hash[];
  readonly checkpoint: string;
  /** Only when the audit trail's head was among the entries. */
  readonly lastHeadAt?: number;
}

function joinHashes(hashes: readonly Hash[]): Uint8Array {
  return new Uint8Array(Buffer.concat(hashes));
}

function splitHashes(bytes: Uint8Array): Hash[] {
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, place) =>
    bytes.slice(place * HASH_LENGTH, (place + 1) * HASH_LENGTH),
  );
}

/** Null before the log was founded. */
export async function readLogState(queries: Queries): Promise<LogState | null> {
  const row = await queries.selectFrom("log_state").selectAll().where("id", "=", STATE_ID).executeTakeFirst();
  if (!row) return null;
  const { id: _, range_hashes, ...rest } = row;
  return { ...rest, rangeHashes: splitHashes(range_hashes) };
}

/** Writes the state of an empty log. False when there is a log already. */
export async function addLogState(
  queries: Queries,
  log: Pick<LogStateTable, "origin" | "root" | "checkpoint" | "vrf_public_key">,
): Promise<boolean> {
  const added = await queries
    .insertInto("log_state")
    .values({ id: STATE_ID, size: 0, range_hashes: new Uint8Array(0), last_head_at: 0, ...log })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

/** Compare-and-set on the size: false when the log is not at `fromSize` any more, and then nothing is changed. */
export async function advanceLogState(
  queries: Queries,
  fromSize: number,
  next: LogAdvance,
): Promise<boolean> {
  const result = await queries
    .updateTable("log_state")
    .set({
      size: next.size,
      root: next.root,
      range_hashes: joinHashes(next.rangeHashes),
      checkpoint: next.checkpoint,
      ...(next.lastHeadAt === undefined ? {} : { last_head_at: next.lastHeadAt }),
    })
    .where("id", "=", STATE_ID)
    .where("size", "=", fromSize)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function addLeaves(
  queries: Queries,
  from: number,
  entries: readonly Uint8Array[],
): Promise<void> {
  const rows = entries.map((entry, place) => ({ leaf_index: from + place, entry }));
  for (const some of inPortions(rows, ROWS_A_STATEMENT))
    await queries.insertInto("log_leaves").values(some).execute();
}

export async function addHashes(
  queries: Queries,
  hashes: readonly (TreePlace & { readonly hash: Hash })[],
): Promise<void> {
  const rows = hashes.map(({ level, index, hash }) => ({ level, position: index, hash }));
  for (const some of inPortions(rows, ROWS_A_STATEMENT))
    await queries.insertInto("log_hashes").values(some).execute();
}

/** The entries [from, from + count) as far as there are any, in order. */
export async function readEntries(queries: Queries, from: number, count: number): Promise<Uint8Array[]> {
  const rows = await queries
    .selectFrom("log_leaves")
    .select("entry")
    .where("leaf_index", ">=", from)
    .where("leaf_index", "<", from + count)
    .orderBy("leaf_index")
    .execute();
  return rows.map((row) => row.entry);
}

/** The hashes [from, from + count) of one level as far as there are any, in order. */
export async function readHashRow(
  queries: Queries,
  level: number,
  from: number,
  count: number,
): Promise<Hash[]> {
  const rows = await queries
    .selectFrom("log_hashes")
    .select("hash")
    .where("level", "=", level)
    .where("position", ">=", from)
    .where("position", "<", from + count)
    .orderBy("position")
    .execute();
  return rows.map((row) => row.hash);
}

/** Those of these hashes that are there, by `placeName`. */
export async function findHashes(queries: Queries, places: readonly TreePlace[]): Promise<Map<string, Hash>> {
  const found = new Map<string, Hash>();
  const wanted = [...new Map(places.map((place) => [placeName(place), place])).values()];
  for (const some of inPortions(wanted, HASHES_A_QUERY)) {
    const rows = await queries
      .selectFrom("log_hashes")
      .selectAll()
      .where((where) =>
        where.or(
          [...byLevel(some)].map(([level, positions]) =>
            where.and([where("level", "=", level), where("position", "in", positions)]),
          ),
        ),
      )
      .execute();
    for (const row of rows) found.set(placeName({ level: row.level, index: row.position }), row.hash);
  }
  return found;
}

export async function countHashes(queries: Queries): Promise<number> {
  const { count } = await queries
    .selectFrom("log_hashes")
    .select(({ fn }) => fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export function placeName({ level, index }: TreePlace): string {
  return `${level}/${index}`;
}

function byLevel(places: readonly TreePlace[]): Map<number, number[]> {
  const levels = new Map<number, number[]>();
  for (const { level, index } of places) levels.set(level, [...(levels.get(level) ?? []), index]);
  return levels;
}

function* inPortions<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}

/** First key first. */
export function readLogKeys(queries: Queries): Promise<LogKeysTable[]> {
  return queries.selectFrom("log_keys").selectAll().orderBy("generation").execute();
}

/** The key that signs now; null before the log was founded. */
export async function readNewestLogKey(queries: Queries): Promise<LogKeysTable | null> {
  const row = await queries
    .selectFrom("log_keys")
    .selectAll()
    .orderBy("generation", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function addLogKey(queries: Queries, key: LogKeysTable): Promise<void> {
  await queries.insertInto("log_keys").values(key).execute();
}

/** What the log says of a person; null when it says nothing. */
export async function findLogPerson(
  queries: Queries,
  personHash: Uint8Array,
): Promise<LogPeopleTable | null> {
  const row = await queries
    .selectFrom("log_people")
    .selectAll()
    .where("person_hash", "=", personHash)
    .executeTakeFirst();
  return row ?? null;
}

/** Up to `count` people after this hash, in the order of their hashes. */
export function pageOfLogPeople(
  queries: Queries,
  after: Uint8Array,
  count: number,
): Promise<LogPeopleTable[]> {
  return queries
    .selectFrom("log_people")
    .selectAll()
    .where("person_hash", ">", after)
    .orderBy("person_hash")
    .limit(count)
    .execute();
}

/** Whether somebody under this label is enrolled and not revoked. */
export async function isLabelInUse(queries: Queries, label: Uint8Array): Promise<boolean> {
  const row = await queries
    .selectFrom("log_people")
    .select("person_hash")
    .where("label", "=", label)
    .where("revoked_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function addLogPerson(queries: Queries, person: LogPeopleTable): Promise<void> {
  await queries.insertInto("log_people").values(person).execute();
}

export async function changeLogPerson(
  queries: Queries,
  personHash: Uint8Array,
  change: Pick<LogPeopleTable, "sequence" | "last_leaf" | "revoked_at">,
): Promise<void> {
  await queries.updateTable("log_people").set(change).where("person_hash", "=", personHash).execute();
}

/** The newest checkpoint that enough witnesses cosigned; null when there is none. */
export async function readCosignedCheckpoint(
  queries: Queries,
): Promise<{ size: number; note: string } | null> {
  const row = await queries
    .selectFrom("log_checkpoints")
    .select(["size", "note"])
    .where("published_at", "is not", null)
    .orderBy("size", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps a cosigned checkpoint in place of those of smaller trees. */
export async function keepCosignedCheckpoint(
  queries: Queries,
  size: number,
  note: string,
  now: number,
): Promise<void> {
  await queries
    .insertInto("log_checkpoints")
    .values({ size, note, published_at: now })
    .onConflict((conflict) => conflict.column("size").doUpdateSet({ note, published_at: now }))
    .execute();
  await queries.deleteFrom("log_checkpoints").where("size", "<", size).execute();
}
