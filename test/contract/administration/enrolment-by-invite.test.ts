import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createServer } from "../../../server/create-server";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { administeredPeopleAnswerSchema, ROLES } from "../../../shared/protocol/http/administration";
import { PATHS } from "../../../shared/protocol/http/paths";
import { Member } from "../harness/member";
import { Company } from "./company";

describe("a server that only invited people may join", () => {
  let company: Company;

  beforeAll(async () => {
    company = await Company.found();
  });
  afterAll(() => company.close());

  const stranger = async (name: string) => Member.of(company.origin, await createDemoPerson(name));

  it("refuses who has no invite", async () => {
    const answer = await (await stranger("Nora")).enrol();
    expect([answer.status, answer.problem]).toEqual([422, "invite-needed"]);
  });

  it("is how a server is when nobody says otherwise", async () => {
    const server = await createServer({ database: ":memory:", logger: pino({ level: "silent" }) });
    const origin = await server.listen("127.0.0.1", 0);
    const answer = await Member.of(origin, await createDemoPerson("Default")).enrol();
    await server.close();
    expect(answer.problem).toBe("invite-needed");
  });

  it("refuses unknown, over, used and other people's invites alike, and keeps the good ones good", async () => {
    const olga = await stranger("Olga");
    const { address } = olga.person;
    const over = await company.invite(address, "member", -1);
    const others = await company.invite("somebody.else@example.org");
    for (const code of ["A".repeat(43), over, others]) {
      const answer = await olga.enrol(code);
      expect([answer.status, answer.problem]).toEqual([422, "invite-refused"]);
    }
    const good = await company.invite(address);
    expect((await olga.enrol(good)).status).toBe(201);
    expect((await olga.enrol(good)).status).toBe(200);
    const impostor = Member.of(company.origin, await createDemoPerson("Olga"));
    expect((await impostor.enrol(good)).problem).toBe("invite-refused");
  });

  it("lets one of two people in who come with the same invite at once", async () => {
    const people = await Promise.all([stranger("Peter"), stranger("Peter"), stranger("Peter")]);
    const code = await company.invite("peter@example.org");
    const answers = await Promise.all(people.map((person) => person.enrol(code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const rows = await company.storage.db
      .selectFrom("people")
      .select("user_id")
      .where("address", "=", "peter@example.org")
      .execute();
    expect(rows).toHaveLength(1);
  });

  it("does not use an invite up when the address is taken", async () => {
    const quinn = await company.join("Quinn");
    const impostor = Member.of(company.origin, await createDemoPerson("Quinn"));
    const code = await company.invite(quinn.person.address);
    expect((await impostor.enrol(code)).problem).toBe("address-taken");
    const left = await company.storage.db
      .selectFrom("invites")
      .select("used_at")
      .where("address", "=", quinn.person.address)
      .where("used_at", "is", null)
      .execute();
    expect(left).toHaveLength(1);
  });

  it("gives the role that the invite says", async () => {
    const joined = new Map(
      await Promise.all(
        ROLES.map(async (role) => [(await company.join(`Role-${role}`, role)).person.userId, role] as const),
      ),
    );
    const admin = await company.join("Rita", "admin");
    const { users } = (await admin.send("GET", PATHS.users)).read(administeredPeopleAnswerSchema);
    for (const [userId, role] of joined)
      expect(users.find((user) => user.userId === userId)).toMatchObject({ role, deactivatedAt: null });
  });
});
