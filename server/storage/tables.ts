import type { Generated, Kysely, Transaction } from "kysely";

/**
 * Rows as the key server stores them. Only types that SQLite and PostgreSQL both have: text, bytes (blob, bytea)
 * and bigint. IDs are their 16 raw bytes; times are Unix seconds.
 */
export interface PeopleTable {
  user_id: Uint8Array;
  /** Exact handle, unique. */
  address: string;
  /** Sequence number of the current identity record. */
  current_sequence: number;
  /** Last number given in the listing of grants made to this person. */
  received_sequence: Generated<number>;
  /** Last number given in the listing of grants made by this person. */
  issued_sequence: Generated<number>;
  enrolled_at: number;
}

export interface IdentityRecordsTable {
  user_id: Uint8Array;
  sequence: number;
  /** The signed record as it was enrolled, byte for byte. */
  envelope: Uint8Array;
  fingerprint: Uint8Array;
  signing_key: Uint8Array;
}

export interface DataTable {
  data_id: Uint8Array;
  owner_id: Uint8Array;
  root_id: Uint8Array;
  registered_at: number;
}

export interface GrantsTable {
  data_id: Uint8Array;
  recipient_id: Uint8Array;
  owner_id: Uint8Array;
  epoch: number;
  owner_fingerprint: Uint8Array;
  recipient_fingerprint: Uint8Array;
  /** The grant's compact binary form: what is answered, byte for byte. */
  compact: Uint8Array;
  received_sequence: number;
  issued_sequence: number;
}

/** What is left of access that was taken away, so that listings can say so. */
export interface RevocationsTable {
  data_id: Uint8Array;
  recipient_id: Uint8Array;
  owner_id: Uint8Array;
  received_sequence: number;
  issued_sequence: number;
}

export interface SessionsTable {
  /** SHA-256 of the token: a stolen database holds no usable session. */
  token_hash: Uint8Array;
  user_id: Uint8Array;
  expires_at: number;
}

/** Assertions that were used, until they expire of their own. */
export interface UsedAssertionsTable {
  /** SHA-256 over user ID and `jti`. */
  assertion_hash: Uint8Array;
  expires_at: number;
}

export interface SchemaVersionsTable {
  version: number;
  applied_at: number;
}

export interface Tables {
  people: PeopleTable;
  identity_records: IdentityRecordsTable;
  data: DataTable;
  grants: GrantsTable;
  revocations: RevocationsTable;
  sessions: SessionsTable;
  used_assertions: UsedAssertionsTable;
  schema_versions: SchemaVersionsTable;
}

/** A connection outside or inside a transaction. */
export type Queries = Kysely<Tables> | Transaction<Tables>;
