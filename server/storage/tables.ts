import type { Generated, Kysely, Transaction } from "kysely";
import type { Role } from "../../shared/protocol/http/administration";

/**
 * Rows as the key server stores them. Only types that SQLite and PostgreSQL both have: text, bytes (blob, bytea)
 * and bigint. IDs are their 16 raw bytes; times are Unix seconds.
 */
export interface PeopleTable {
  user_id: Uint8Array;
  /** Exact handle, unique. */
  address: string;
  /** VRF proof of the address's label in the log, 80 bytes; made once, because it takes milliseconds. */
  label_proof: Uint8Array;
  /** Sequence number of the current identity record. */
  current_sequence: number;
  /** Last number given in the listing of grants made to this person. */
  received_sequence: Generated<number>;
  /** Last number given in the listing of grants made by this person. */
  issued_sequence: Generated<number>;
  role: Role;
  enrolled_at: number;
  /** Unix seconds; null while the person may use the server. */
  deactivated_at: number | null;
}

export interface IdentityRecordsTable {
  user_id: Uint8Array;
  sequence: number;
  /** The signed record as it was enrolled, byte for byte. */
  envelope: Uint8Array;
  fingerprint: Uint8Array;
  signing_key: Uint8Array;
  /** Where the log has it. */
  leaf_index: number;
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
  /** Unix seconds after which it is shown to its owner only; null for never. */
  not_after: number | null;
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
  /** SHA-256 thumbprint (RFC 7638) of the DPoP key that the session is bound to. */
  key_thumbprint: Uint8Array;
  expires_at: number;
}

/** Assertions that were used, until they expire of their own. */
export interface UsedAssertionsTable {
  /** SHA-256 over user ID and `jti`. */
  assertion_hash: Uint8Array;
  expires_at: number;
}

/** DPoP proofs that were used, until their time is over. */
export interface UsedProofsTable {
  /** SHA-256 over key thumbprint and `jti`. */
  proof_hash: Uint8Array;
  expires_at: number;
}

/** One row, id 0, where several servers share the database: what the nonces of proofs are made from. */
export interface NonceSecretTable {
  id: number;
  secret: Uint8Array;
}

/** One row, id 0: the newest state of the log. Changed by compare-and-set on `size` only. */
export interface LogStateTable {
  id: number;
  /** Name of the log: first line of its checkpoints, name of its keys. */
  origin: string;
  size: number;
  root: Uint8Array;
  /** The 32-byte hashes of the compact range, largest subtree first, one after the other. */
  range_hashes: Uint8Array;
  /** Signed note. */
  checkpoint: string;
  vrf_public_key: Uint8Array;
  /** When the audit trail's head was last written into the log, Unix seconds. */
  last_head_at: number;
}

export interface LogLeavesTable {
  leaf_index: number;
  entry: Uint8Array;
}

/** Hashes of complete subtrees. */
export interface LogHashesTable {
  level: number;
  position: number;
  hash: Uint8Array;
}

/** The log's signing keys, generation 0 first; each but the first endorsed by the one before. */
export interface LogKeysTable {
  generation: number;
  vkey: string;
  endorsement: Uint8Array | null;
}

/** Signed checkpoints that witnesses have been asked about; null until enough of them cosigned. */
export interface LogCheckpointsTable {
  size: number;
  note: string;
  published_at: number | null;
}

/** What the log says of each person. Stays when personal rows are deleted. */
export interface LogPeopleTable {
  person_hash: Uint8Array;
  label: Uint8Array;
  sequence: number;
  last_leaf: number;
  revoked_at: number | null;
}

export interface InvitesTable {
  /** SHA-256 of the code. */
  code_hash: Uint8Array;
  /** Only a record with this address may use it. */
  address: string;
  role: Role;
  /** Null when it was made at the server's own command line, or by company sign-on. */
  created_by: Uint8Array | null;
  created_at: number;
  expires_at: number;
  used_at: number | null;
}

/** One row, id 0: where the audit trail ends. */
export interface AuditStateTable {
  id: number;
  sequence: number;
  head: Uint8Array;
}

export interface AuditEntriesTable {
  sequence: number;
  content: Uint8Array;
  hash: Uint8Array;
  signature: Uint8Array;
}

/** Answers to requests that carried an Idempotency-Key, to be given again. */
export interface KeptAnswersTable {
  /** SHA-256 over person (or address), method, path and key. */
  key_hash: Uint8Array;
  /** SHA-256 over the person whose request it was, to count them by; null when it came without a session. */
  person_hash: Uint8Array | null;
  request_hash: Uint8Array;
  status: number;
  media_type: string;
  body: Uint8Array;
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
  used_proofs: UsedProofsTable;
  nonce_secret: NonceSecretTable;
  log_state: LogStateTable;
  log_leaves: LogLeavesTable;
  log_hashes: LogHashesTable;
  log_keys: LogKeysTable;
  log_checkpoints: LogCheckpointsTable;
  log_people: LogPeopleTable;
  invites: InvitesTable;
  audit_state: AuditStateTable;
  audit_entries: AuditEntriesTable;
  kept_answers: KeptAnswersTable;
  schema_versions: SchemaVersionsTable;
}

/** A connection outside or inside a transaction. */
export type Queries = Kysely<Tables> | Transaction<Tables>;
