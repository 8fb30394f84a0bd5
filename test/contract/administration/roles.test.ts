import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createInvite } from "../../../server/administration/invites";
import { newDataId, newUserId, userIdBytes } from "../../../shared/crypto";
import {
  administeredPeopleAnswerSchema,
  auditAnswerSchema,
  invitesAnswerSchema,
  newInviteAnswerSchema,
  ROLES,
  type Role,
} from "../../../shared/protocol/http/administration";
import { LOOKUP_PATH, myKeyPath, PATHS } from "../../../shared/protocol/http/paths";
import { problemSchema } from "../../../shared/protocol/http/problems";
import type { Member } from "../harness/member";
import { newRoot, share } from "../harness/sharing";
import { Company } from "./company";

const rolePath = (userId: string) => `/v1/admin/users/${userId}/role`;
const deactivatePath = (userId: string) => `/v1/admin/users/${userId}:deactivate`;
const deletePath = (userId: string) => `/v1/admin/users/${userId}:delete`;
const invitePath = (inviteId: string) => `/v1/admin/invites/${inviteId}`;

const nobody = newUserId();
/** Each route of administration with a request that would harm nobody, and who may make it. */
const ROUTES: readonly [string, string, unknown, readonly Role[], number][] = [
  ["POST", PATHS.invites, { address: "zoe@example.org" }, ["admin"], 201],
  ["GET", PATHS.invites, undefined, ["admin"], 200],
  ["DELETE", invitePath("A".repeat(22)), undefined, ["admin"], 404],
  ["GET", PATHS.users, undefined, ["admin"], 200],
  ["PUT", rolePath(nobody), { role: "member" }, ["admin"], 404],
  ["POST", deactivatePath(nobody), undefined, ["admin"], 404],
  ["POST", deletePath(nobody), undefined, ["admin"], 404],
  ["GET", PATHS.audit, undefined, ["admin", "auditor"], 200],
];

describe("administration over HTTP", () => {
  let company: Company;
  let people: Record<Role, Member>;

  beforeAll(async () => {
    company = await Company.found();
    const [member, admin, auditor] = await Promise.all(
      ROLES.map((role) => company.join(`First-${role}`, role)),
    );
    if (!member || !admin || !auditor) throw new Error("three people joined");
    people = { member, admin, auditor };
  });
  afterAll(() => company.close());

  const matrix = ROUTES.flatMap((route) => ROLES.map((role) => [role, ...route] as const));
  it.each(matrix)("as %s: %s %s", async (role, method, path, json, allowed, status) => {
    const answer = await people[role].send(method, path, json === undefined ? {} : { json });
    if (allowed.includes(role)) expect(answer.status).toBe(status);
    else expect([answer.status, answer.problem]).toEqual([403, "role-missing"]);
  });

  it.each(ROUTES)("asks for a session first: %s %s", async (method, path, json) => {
    const answer = await people.admin.send(method, path, {
      token: null,
      ...(json === undefined ? {} : { json }),
    });
    expect([answer.status, answer.problem]).toEqual([401, "not-signed-in"]);
  });

  it("shows nobody's grants to an administrator or an auditor", async () => {
    const owner = await company.join("Owner");
    const dataId = newDataId();
    await share(owner, newRoot(owner), dataId, [people.member]);
    expect((await people.member.send("GET", myKeyPath(dataId))).status).toBe(200);
    for (const role of ["admin", "auditor"] as const) {
      expect((await people[role].send("GET", myKeyPath(dataId))).problem).toBe("not-found");
      const listed = await people[role].send("GET", `/v1/data/${dataId}/grants`);
      expect(listed.problem).toBe("not-found");
      expect((await people[role].send("GET", PATHS.received)).text).not.toContain(dataId);
    }
  });

  it("invites a person, who enrols; lists the invite without its code", async () => {
    const json = { address: " Invited@Example.org ", role: "auditor", validFor: 60 };
    const made = await people.admin.send("POST", PATHS.invites, { json });
    const { code } = made.read(newInviteAnswerSchema);
    const listed = await people.admin.send("GET", PATHS.invites);
    expect(listed.text).not.toContain(code);
    for (const secret of [code, "invited@example.org"])
      expect(company.server.log.join("")).not.toContain(secret);
    const { invites } = listed.read(invitesAnswerSchema);
    expect(invites).toContainEqual(
      expect.objectContaining({ address: "invited@example.org", role: "auditor", usedAt: null }),
    );
  });

  it("takes an invite back", async () => {
    const json = { address: "unwanted@example.org" };
    await people.admin.send("POST", PATHS.invites, { json });
    const { invites } = (await people.admin.send("GET", PATHS.invites)).read(invitesAnswerSchema);
    const invite = invites.find(({ address }) => address === "unwanted@example.org");
    expect((await people.admin.send("DELETE", invitePath(invite?.inviteId ?? ""))).status).toBe(204);
    expect((await people.admin.send("DELETE", invitePath(invite?.inviteId ?? ""))).problem).toBe("not-found");
  });

  it.each([
    [{ address: "no address" }],
    [{ address: "a@example.org", role: "owner" }],
    [{ address: "a@example.org", validFor: 59 }],
    [{ address: "a@example.org", validFor: 30 * 86_400 + 1 }],
    [{ address: "a@example.org", code: "A".repeat(43) }],
  ])("refuses the invite %j", async (json) => {
    const answer = await people.admin.send("POST", PATHS.invites, { json });
    expect([answer.status, answer.problem]).toEqual([400, "request-invalid"]);
    expect(answer.read(problemSchema).detail ?? "").not.toContain("example");
  });

  it("changes a role at once, also for a session that is open", async () => {
    const uma = await company.join("Uma");
    expect((await uma.send("GET", PATHS.audit)).problem).toBe("role-missing");
    await people.admin.send("PUT", rolePath(uma.person.userId), { json: { role: "auditor" } });
    expect((await uma.send("GET", PATHS.audit)).status).toBe(200);
    await people.admin.send("PUT", rolePath(uma.person.userId), { json: { role: "member" } });
    expect((await uma.send("GET", PATHS.audit)).problem).toBe("role-missing");
  });

  it("never leaves itself without an administrator", async () => {
    const { userId } = people.admin.person;
    const attempts = [
      () => people.admin.send("PUT", rolePath(userId), { json: { role: "member" } }),
      () => people.admin.send("POST", deactivatePath(userId)),
      () => people.admin.send("POST", deletePath(userId)),
    ];
    for (const attempt of attempts) {
      const answer = await attempt();
      expect([answer.status, answer.problem]).toEqual([409, "last-admin"]);
    }
    const second = await company.join("Second", "admin");
    const other = (to: Member) =>
      second.send("PUT", rolePath(to.person.userId), { json: { role: "member" } });
    expect((await other(people.admin)).status).toBe(204);
    expect((await other(second)).problem).toBe("last-admin");
    await second.send("PUT", rolePath(userId), { json: { role: "admin" } });
    await people.admin.send("POST", deletePath(second.person.userId));
  });

  it("does not let two administrators remove each other at the same time", async () => {
    const [one, two] = [await company.join("One", "admin"), await company.join("Two", "admin")];
    await one.send("PUT", rolePath(people.admin.person.userId), { json: { role: "member" } });
    await Promise.all([one.sessionToken(), two.sessionToken()]);
    const answers = await Promise.all([
      one.send("POST", deactivatePath(two.person.userId)),
      two.send("POST", deactivatePath(one.person.userId)),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    const survivor = answers[0].status === 204 ? one : two;
    await survivor.send("PUT", rolePath(people.admin.person.userId), { json: { role: "admin" } });
    expect((await people.admin.send("GET", PATHS.users)).status).toBe(200);
  });

  it("lists everybody and every invite in pages that only the server's own cursors lead through", async () => {
    const strangers = Array.from({ length: 410 }, (_, index) => `page-${index}@example.org`);
    await company.storage.transaction(async (queries) => {
      for (const address of strangers) {
        const row = { user_id: userIdBytes(newUserId()), address, label_proof: new Uint8Array(80) };
        const rest = { current_sequence: 0, role: "member", enrolled_at: 1, deactivated_at: null } as const;
        await queries
          .insertInto("people")
          .values({ ...row, ...rest })
          .execute();
        const invite = { address, role: "member", validFor: 60, createdBy: null } as const;
        await createInvite(queries, invite, Math.floor(Date.now() / 1000));
      }
    });
    const seen: Record<"users" | "invites", string[]> = { users: [], invites: [] };
    for (let after = ""; ; ) {
      const answer = await people.admin.send("GET", `${PATHS.users}${after}`);
      const { users, next } = answer.read(administeredPeopleAnswerSchema);
      seen.users.push(...users.map(({ address }) => address));
      if (next === null) break;
      after = `?after=${next}`;
    }
    for (let after = ""; ; ) {
      const { invites, next } = (await people.admin.send("GET", `${PATHS.invites}${after}`)).read(
        invitesAnswerSchema,
      );
      seen.invites.push(...invites.map(({ address }) => address));
      if (next === null) break;
      after = `?after=${next}`;
      expect((await people.admin.send("GET", `${PATHS.users}${after}`)).problem).toBe("request-invalid");
    }
    for (const addresses of Object.values(seen))
      expect(addresses.filter((address) => address.startsWith("page-")).sort()).toEqual(
        [...strangers].sort(),
      );
    await company.storage.db.deleteFrom("people").where("enrolled_at", "=", 1).execute();
    const refused = await people.admin.send("GET", `${PATHS.users}?after=AAAA`);
    expect(refused.problem).toBe("request-invalid");
  });

  it("lets nobody find a person by a look-up who is deactivated, and ends her sessions", async () => {
    const vera = await company.join("Vera");
    const { userId, address } = vera.person;
    await vera.send("GET", PATHS.received);
    expect((await people.admin.send("POST", deactivatePath(userId))).status).toBe(204);
    expect((await people.admin.send("POST", deactivatePath(userId))).status).toBe(204);
    expect((await vera.send("GET", PATHS.received)).problem).toBe("not-signed-in");
    expect((await vera.startSession()).problem).toBe("assertion-refused");
    const found = await people.member.send("POST", LOOKUP_PATH, { json: { addresses: [address] } });
    expect(JSON.parse(found.text)).toMatchObject({ people: [] });
    const entries = await auditOf(people.auditor, "deactivate", userId);
    expect(entries).toEqual([expect.objectContaining({ actor: people.admin.person.userId })]);
  });
});

/** What the trail says of an action on a subject. */
async function auditOf(auditor: Member, action: string, subject: string) {
  const { entries } = (await auditor.send("GET", PATHS.audit)).read(auditAnswerSchema);
  return entries.filter((entry) => entry.action === action && entry.subject === subject);
}
