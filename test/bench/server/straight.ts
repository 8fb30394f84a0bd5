import pg from "pg";
import { LibsqlDatabase } from "../../../server/storage/libsql-database";
import { type DataId, dataIdBytes, type UserId, userIdBytes } from "../../../shared/crypto";

/** The rows behind the service's answers, read and written without it: one prepared statement each. */
export interface StraightDatabase {
  readRecord(address: string): Promise<number>;
  readGrant(dataId: DataId, recipient: UserId): Promise<number>;
  /** Adds the same row as a registration, and nothing that a registration checks or counts. */
  addGrant(row: GrantRow): Promise<number>;
  close(): Promise<void>;
}

export interface GrantRow {
  readonly dataId: DataId;
  readonly owner: UserId;
  readonly recipient: UserId;
  readonly fingerprint: Uint8Array;
  readonly compact: Uint8Array;
  /** For both listings; not used by any other row. */
  readonly sequence: number;
}

const RECORD = `select identity_records.envelope from people join identity_records
  on identity_records.user_id = people.user_id and identity_records.sequence = people.current_sequence
  where people.address = `;
const GRANT =
  "select compact from grants where data_id = $1 and recipient_id = $2 order by epoch desc limit 1";
const ADD = `insert into grants (data_id, recipient_id, owner_id, epoch, owner_fingerprint, recipient_fingerprint,
  compact, received_sequence, issued_sequence) values ($1, $2, $3, 1, $4, $5, $6, $7, $8)`;

const parametersOf = (row: GrantRow) => [
  dataIdBytes(row.dataId),
  userIdBytes(row.recipient),
  userIdBytes(row.owner),
  row.fingerprint,
  row.fingerprint,
  row.compact,
  row.sequence,
  row.sequence,
];

function lengthOf(row: unknown, column: string): number {
  const value: unknown = typeof row === "object" && row !== null ? Reflect.get(row, column) : undefined;
  if (!(value instanceof Uint8Array)) throw new Error("the row is not there");
  return value.length;
}

export function openStraightSqlite(path: string): StraightDatabase {
  const database = new LibsqlDatabase(path);
  const numbered = (sql: string) => sql.replace(/\$(\d)/g, "?$1");
  const record = database.prepare(`${RECORD} ?`);
  const grant = database.prepare(numbered(GRANT));
  const add = database.prepare(numbered(ADD));
  return {
    readRecord: async (address) => lengthOf(record.all([address])[0], "envelope"),
    readGrant: async (dataId, recipient) =>
      lengthOf(grant.all([dataIdBytes(dataId), userIdBytes(recipient)])[0], "compact"),
    addGrant: async (row) => Number(add.run(parametersOf(row)).changes),
    close: async () => database.close(),
  };
}

export function openStraightPostgres(url: string, connections: number): StraightDatabase {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  const ask = (name: string, text: string, values: unknown[]) => pool.query<object>({ name, text, values });
  return {
    readRecord: async (address) =>
      lengthOf((await ask("record", `${RECORD} $1`, [address])).rows[0], "envelope"),
    readGrant: async (dataId, recipient) =>
      lengthOf((await ask("grant", GRANT, [dataIdBytes(dataId), userIdBytes(recipient)])).rows[0], "compact"),
    addGrant: async (row) => (await ask("add", ADD, parametersOf(row))).rowCount ?? 0,
    close: () => pool.end(),
  };
}
