import { base64UrlToBytes, type UserId } from "../../shared/crypto";
import type { Role } from "../../shared/protocol/http/administration";
import type { AuditTrail } from "../audit/audit-trail";
import type { TransparencyLog } from "../log/transparency-log";
import {
  type AdministeredPerson,
  findAdministered,
  hasOtherAdmin,
  removePersonalRows,
  setDeactivated,
  setRole,
} from "../storage/administration-store";
import type { Queries } from "../storage/tables";
import { type CreatedInvite, createInvite, type NewInvite, withdrawInvite } from "./invites";

/** Who changes a person, and whether she may leave the server without an administrator. */
export interface Administrator {
  /** A user ID, or "command-line". */
  readonly actor: string;
  readonly mayRemoveLastAdmin: boolean;
}

export type AdministrationOutcome = "done" | "unknown" | "last-admin";

/**
 * Changes of people by administrators: each is in the audit trail, and in the log where clients must see it. All run
 * in the caller's transaction; the log's `afterCommit` is the caller's too.
 */
export class PeopleAdministration {
  constructor(
    private readonly log: Pick<TransparencyLog, "revokePerson">,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws FormatError `invalid-address` */
  async invite(
    queries: Queries,
    by: { readonly actor: string; readonly createdBy: Uint8Array | null },
    wanted: Pick<NewInvite, "address" | "role" | "validFor">,
    now: number,
  ): Promise<CreatedInvite> {
    const invite = await createInvite(queries, { ...wanted, createdBy: by.createdBy }, now);
    const { inviteId: subject, expiresAt } = invite;
    const detail = { role: wanted.role, expiresAt };
    await this.audit.append(queries, { action: "invite", actor: by.actor, subject, detail }, now);
    return invite;
  }

  /** Takes an invite back that nobody has used. */
  async withdrawInvite(
    queries: Queries,
    actor: string,
    inviteId: string,
    now: number,
  ): Promise<AdministrationOutcome> {
    if (!(await withdrawInvite(queries, base64UrlToBytes(inviteId)))) return "unknown";
    await this.audit.append(
      queries,
      { action: "withdraw-invite", actor, subject: inviteId, detail: {} },
      now,
    );
    return "done";
  }

  /** Gives a person another role; giving the one she has changes nothing. @param now Unix seconds */
  async changeRole(
    queries: Queries,
    by: Administrator,
    userId: UserId,
    role: Role,
    now: number,
  ): Promise<AdministrationOutcome> {
    const person = await findAdministered(queries, userId);
    if (!person) return "unknown";
    if (person.role === role) return "done";
    if (await leavesNoAdmin(queries, by, person)) return "last-admin";
    await setRole(queries, userId, role);
    const detail = { from: person.role, to: role };
    await this.audit.append(
      queries,
      { action: "change-role", actor: by.actor, subject: userId, detail },
      now,
    );
    return "done";
  }

  /**
   * Ends a person's use of the server and says so in the log. What she was given and gave stays, as evidence; doing
   * it again changes nothing.
   */
  async deactivate(
    queries: Queries,
    by: Administrator,
    userId: UserId,
    now: number,
  ): Promise<AdministrationOutcome> {
    const person = await findAdministered(queries, userId);
    if (!person) return "unknown";
    if (person.deactivatedAt !== null) return "done";
    if (await leavesNoAdmin(queries, by, person)) return "last-admin";
    await this.log.revokePerson(queries, userId, now);
    await setDeactivated(queries, userId, now);
    await this.audit.append(
      queries,
      { action: "deactivate", actor: by.actor, subject: userId, detail: {} },
      now,
    );
    return "done";
  }

  /** Removes all rows about a person. Log and audit trail, which name nobody, stay; the address is free again. */
  async delete(
    queries: Queries,
    by: Administrator,
    userId: UserId,
    now: number,
  ): Promise<AdministrationOutcome> {
    const person = await findAdministered(queries, userId);
    if (!person) return "unknown";
    if (await leavesNoAdmin(queries, by, person)) return "last-admin";
    if (person.deactivatedAt === null) await this.log.revokePerson(queries, userId, now);
    await removePersonalRows(queries, person);
    await this.audit.append(queries, { action: "delete", actor: by.actor, subject: userId, detail: {} }, now);
    return "done";
  }
}

async function leavesNoAdmin(
  queries: Queries,
  { mayRemoveLastAdmin }: Administrator,
  { userId, role, deactivatedAt }: AdministeredPerson,
): Promise<boolean> {
  if (mayRemoveLastAdmin || role !== "admin" || deactivatedAt !== null) return false;
  return !(await hasOtherAdmin(queries, userId));
}
