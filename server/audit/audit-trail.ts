import type { KeyObject } from "node:crypto";
import type { Queries } from "../storage/tables";
import { AUDIT_START, type AuditEvent, auditHash, encodeAuditContent } from "./audit-content";
import { auditSigningKey, signAuditHash } from "./audit-signing";

const STATE_ID = 0;

/** How many entries there are, and the hash of the last one; `AUDIT_START` when there is none. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: Uint8Array;
}

/** Somebody else wrote to the trail at the same time; the transaction runs again, as after PostgreSQL's own 40001. */
class AuditConflictError extends Error {
  override readonly name = "AuditConflictError";
  readonly code = "40001";
}

/**
 * What administrators and the server did, in order: each entry holds the hash of the one before and is signed by
 * the log's key; the head goes into the log.
 */
export class AuditTrail {
  private readonly key: KeyObject;

  /** @param signerKey the log's C2SP signer key */
  constructor(signerKey: string) {
    this.key = auditSigningKey(signerKey);
  }

  /** Adds an entry, inside the caller's transaction. @param now Unix seconds */
  async append(queries: Queries, event: AuditEvent, now: number): Promise<void> {
    const { sequence, hash: previousHash } = await this.head(queries);
    const content = encodeAuditContent({ ...event, sequence, time: now, previousHash });
    const hash = auditHash(content);
    await this.advance(queries, sequence, hash);
    await queries
      .insertInto("audit_entries")
      .values({ sequence, content, hash, signature: signAuditHash(this.key, hash) })
      .execute();
  }

  async head(queries: Queries): Promise<AuditHead> {
    const row = await queries
      .selectFrom("audit_state")
      .select(["sequence", "head"])
      .where("id", "=", STATE_ID)
      .executeTakeFirst();
    return row ? { sequence: row.sequence, hash: row.head } : { sequence: 0, hash: AUDIT_START };
  }

  /** Moves the head by one entry, if it is still where it was read. */
  private async advance(queries: Queries, from: number, head: Uint8Array): Promise<void> {
    if (from === 0) {
      const started = await queries
        .insertInto("audit_state")
        .values({ id: STATE_ID, sequence: 1, head })
        .onConflict((conflict) => conflict.column("id").doNothing())
        .executeTakeFirst();
      if (started.numInsertedOrUpdatedRows !== 1n) throw new AuditConflictError();
      return;
    }
    const moved = await queries
      .updateTable("audit_state")
      .set({ sequence: from + 1, head })
      .where("id", "=", STATE_ID)
      .where("sequence", "=", from)
      .executeTakeFirst();
    if (moved.numUpdatedRows !== 1n) throw new AuditConflictError();
  }
}
