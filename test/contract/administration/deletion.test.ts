import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAuditLine, verifyAuditTrail } from "../../../server/audit/audit-verification";
import { readLogKeys } from "../../../server/storage/log-store";
import { registerDataChange, registerGrantChange } from "../../../server-mock/demo-grants";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { type DataId, newDataId, userIdBytes } from "../../../shared/crypto";
import { decodeLogEntry, personHash } from "../../../shared/format";
import { parseVkey } from "../../../shared/log";
import { auditAnswerSchema } from "../../../shared/protocol/http/administration";
import { MEDIA_NDJSON } from "../../../shared/protocol/http/media-types";
import { LOOKUP_PATH, myKeyPath, PATHS } from "../../../shared/protocol/http/paths";
import { Member } from "../harness/member";
import { itemGrant, newRoot, share } from "../harness/sharing";
import { Company } from "./company";

describe("ending a person's use of the server", () => {
  let company: Company;
  let admin: Member;

  beforeAll(async () => {
    company = await Company.found();
    admin = await company.join("Admin", "admin");
  });
  afterAll(() => company.close());

  const end = (member: Member, how: "deactivate" | "delete") =>
    admin.send("POST", `/v1/admin/users/${member.person.userId}:${how}`);

  /** What the log says of a person, oldest first. */
  async function loggedKinds(member: Member): Promise<string[]> {
    const rows = await company.storage.db
      .selectFrom("log_leaves")
      .select("entry")
      .orderBy("leaf_index")
      .execute();
    const hash = Buffer.from(personHash(member.person.userId));
    return rows
      .map((row) => decodeLogEntry(row.entry))
      .flatMap((entry) => ("personHash" in entry && hash.equals(entry.personHash) ? [entry.kind] : []));
  }

  /** How many rows of the tables about people hold the person's ID or address. */
  async function rowsAbout(member: Member): Promise<number> {
    const id = userIdBytes(member.person.userId);
    const { address } = member.person;
    const counts = [
      sql`select 1 as one from people where user_id = ${id} or address = ${address}`,
      sql`select 1 as one from identity_records where user_id = ${id}`,
      sql`select 1 as one from data where owner_id = ${id}`,
      sql`select 1 as one from grants where owner_id = ${id} or recipient_id = ${id}`,
      sql`select 1 as one from revocations where owner_id = ${id} or recipient_id = ${id}`,
      sql`select 1 as one from sessions where user_id = ${id}`,
      sql`select 1 as one from invites where address = ${address} or created_by = ${id}`,
    ];
    let found = 0;
    for (const count of counts) found += (await count.execute(company.storage.db)).rows.length;
    return found;
  }

  async function withGrants(name: string): Promise<{ member: Member; friend: Member; dataId: DataId }> {
    const [member, friend] = [await company.join(name), await company.join(`${name}-friend`)];
    const dataId = newDataId();
    await share(member, newRoot(member), dataId, [friend, member]);
    await share(friend, newRoot(friend), newDataId(), [member]);
    await friend.send("POST", `/v1/data/${dataId}/grants/${friend.person.userId}:revoke`);
    await member.send("POST", `/v1/data/${dataId}/grants/${friend.person.userId}:revoke`);
    await share(member, newRoot(member), dataId, [friend], { epoch: 2 });
    return { member, friend, dataId };
  }

  it("by deactivation keeps what she gave, for those who have it and as evidence", async () => {
    const { member, friend, dataId } = await withGrants("Dora");
    const before = await rowsAbout(member);
    expect((await end(member, "deactivate")).status).toBe(204);
    expect((await friend.send("GET", myKeyPath(dataId))).status).toBe(200);
    expect(await rowsAbout(member)).toBe(before - 1);
    expect(await loggedKinds(member)).toEqual(["enrol", "revoke"]);
    const refused = await friend.change(
      registerDataChange(dataId, newRoot(friend)),
      registerGrantChange(itemGrant(friend, member, dataId)),
    );
    expect(refused).toEqual(["done", "recipient-unknown"]);
    const again = Member.of(company.origin, await createDemoPerson("Dora"));
    expect((await again.enrol(await company.invite(member.person.address))).problem).toBe("address-taken");
  });

  it("by deletion leaves no row about her, and the log and the trail as they were", async () => {
    const { member, friend, dataId } = await withGrants("Dele");
    await end(member, "deactivate");
    const leaves = await company.storage.db.selectFrom("log_leaves").select("entry").execute();
    expect((await end(member, "delete")).status).toBe(204);
    expect(await rowsAbout(member)).toBe(0);
    expect(await company.storage.db.selectFrom("log_leaves").select("entry").execute()).toEqual(leaves);
    expect((await friend.send("GET", myKeyPath(dataId))).problem).toBe("not-found");
    expect((await end(member, "delete")).problem).toBe("not-found");
    const trail = await admin.send("GET", PATHS.audit, { accept: MEDIA_NDJSON });
    expect(trail.text).toContain(`"action":"delete","actor":"${admin.person.userId}"`);
    expect(trail.text).not.toContain(member.person.address);
    expect(trail.text).not.toContain(member.person.name);
  });

  it("by deletion alone says in the log that she is no more", async () => {
    const member = await company.join("Dina");
    expect((await end(member, "delete")).status).toBe(204);
    expect(await loggedKinds(member)).toEqual(["enrol", "revoke"]);
    expect(await rowsAbout(member)).toBe(0);
  });

  it("lets the address enrol anew after deletion, as another person, and nobody as the one who was", async () => {
    const gone = await company.join("Dawn");
    await end(gone, "delete");
    const same = await Member.of(company.origin, gone.person).enrol(
      await company.invite(gone.person.address),
    );
    expect([same.status, same.problem]).toEqual([409, "address-taken"]);
    const anew = Member.of(company.origin, await createDemoPerson("Dawn"));
    expect((await anew.enrol(await company.invite(anew.person.address))).status).toBe(201);
    const found = await admin.send("POST", LOOKUP_PATH, { json: { addresses: [anew.person.address] } });
    expect(JSON.parse(found.text)).toMatchObject({ people: [{ userId: anew.person.userId }] });
  });

  it("is in a trail that an export proves, page by page and whole", async () => {
    const lines = (await admin.send("GET", PATHS.audit, { accept: MEDIA_NDJSON })).text.trimEnd().split("\n");
    const entries = lines.map(parseAuditLine);
    const logKeys = (await readLogKeys(company.storage.db)).map(({ vkey }) => parseVkey(vkey).publicKey);
    const { sequence } = await verifyAuditTrail(entries, { logKeys, heads: [] });
    expect(sequence).toBe(entries.length);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["server-start", "enrol", "deactivate", "delete", "export-audit"]),
    );
    expect(entries.at(-1)).toMatchObject({ action: "export-audit", actor: admin.person.userId });

    const invite = { address: "many@example.org" };
    for (let index = 0; index < 205; index++) await admin.send("POST", PATHS.invites, { json: invite });
    const paged: unknown[] = [];
    for (let after = ""; ; ) {
      const page = (await admin.send("GET", `${PATHS.audit}${after}`)).read(auditAnswerSchema);
      paged.push(...page.entries);
      if (page.next === null) break;
      after = `?after=${page.next}`;
    }
    expect(paged.slice(0, entries.length)).toEqual(entries);
    expect(paged).toHaveLength(entries.length + 205);
  });
});
