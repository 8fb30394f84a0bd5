import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { COMMANDS } from "../../../server/command-line/command-list";
import { Storage } from "../../../server/storage/storage";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { administeredPeopleAnswerSchema } from "../../../shared/protocol/http/administration";
import { serverDescriptionSchema } from "../../../shared/protocol/http/operations";
import { PATHS } from "../../../shared/protocol/http/paths";
import { looksLikeKeyferryLink, parseKeyferryLink } from "../../../shared/protocol/links";
import { Member, send } from "../harness/member";
import { startPostgres } from "../harness/postgres";
import { inviteCode, Program } from "./program";

// Many processes of Node, one after the other.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

describe("keyferry-server", () => {
  let program: Program;

  beforeAll(async () => {
    program = await Program.built("keyferry-server");
  });
  afterAll(() => program.remove());

  /** A new server's data folder. */
  async function init(name: string, address = "root@example.org"): Promise<{ data: string; code: string }> {
    const data = program.path(name);
    return { data, code: inviteCode(await program.done(["init", address, "--data", data])) };
  }

  async function enrolled(origin: string, name: string, code: string): Promise<Member> {
    const member = Member.of(origin, await createDemoPerson(name));
    const answer = await member.enrol(code);
    if (answer.status !== 201) throw new Error(answer.text);
    return member;
  }

  async function tamper(data: string, work: (storage: Storage) => Promise<unknown>): Promise<void> {
    const storage = Storage.openSqlite(`${data}/keyferry.db`);
    await work(storage);
    await storage.close();
  }

  it("explains every command, and what none is called", async () => {
    const list = await program.done(["help"]);
    const helps = COMMANDS.map(({ name }) => program.done([...name.split(" "), "--help"]));
    for (const [index, help] of (await Promise.all(helps)).entries()) {
      const name = COMMANDS[index]?.name ?? "";
      expect(list).toContain(`  ${name}  `);
      expect(help).toContain(`keyferry-server ${name === "start" ? "[start]" : name}`);
      expect(help).toContain("--data <folder>");
    }
    for (const args of [
      ["frobnicate"],
      ["audit"],
      ["users", "surplus"],
      ["users", "--frob"],
      ["role", "x"],
    ]) {
      const { code, out, err } = await program.run(args);
      expect([code, out]).toEqual([2, ""]);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });

  it("makes a server whose first administrator enrols by the invite that is printed once", async () => {
    const { data, code } = await init("first");
    expect(statSync(data).mode & 0o077).toBe(0);
    for (const name of readdirSync(data))
      expect([name, statSync(`${data}/${name}`).mode & 0o077]).toEqual([name, 0]);
    for (const name of readdirSync(data)) expect(readFileSync(`${data}/${name}`).includes(code)).toBe(false);
    const { origin, stop } = await program.start(data);
    const root = await enrolled(origin, "Root", code);
    const { users } = (await root.send("GET", PATHS.users)).read(administeredPeopleAnswerSchema);
    expect(users).toMatchObject([{ address: "root@example.org", role: "admin" }]);
    await stop();
    const again = await program.run(["init", "root@example.org", "--data", data]);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("There is a key server in")]);
  });

  it("does not begin what it cannot finish", async () => {
    const data = program.path("unborn");
    const wrong = await program.run(["init", "no address", "--data", data]);
    expect([wrong.code, existsSync(data)]).toEqual([2, false]);
    mkdirSync(data);
    writeFileSync(`${data}/keyferry.db`, "somebody's");
    const full = await program.run(["init", "root@example.org", "--data", data]);
    expect([full.code, full.err]).toEqual([1, expect.stringContaining("is not empty")]);
    expect(readdirSync(data)).toEqual(["keyferry.db"]);
    for (const command of ["users", "log verify", "audit export"]) {
      const none = await program.run([...command.split(" "), "--data", program.path("nowhere")]);
      expect([none.code, none.err]).toEqual([1, expect.stringContaining("keyferry-server init")]);
    }
  });

  it("invites, lists, gives roles, deactivates and deletes while the server runs", async () => {
    const { data, code } = await init("people");
    const { origin, stop } = await program.start(data);
    const on = (...args: string[]) => program.run([...args, "--data", data]);
    await enrolled(origin, "Root", code);
    const invited = await on(
      ...["invite", "Eve@Example.org", "--role", "auditor", "--days", "2", "--origin", origin],
    );
    const link = invited.out.split("\n").find(looksLikeKeyferryLink) ?? "";
    expect(parseKeyferryLink(link)).toEqual({
      kind: "invite",
      server: origin,
      code: inviteCode(invited.out),
      address: "eve@example.org",
    });
    const eve = await enrolled(origin, "Eve", inviteCode(invited.out));
    expect((await eve.send("GET", PATHS.audit)).status).toBe(200);
    expect((await on("users")).out).toMatch(
      new RegExp(`^${eve.person.userId}  auditor  active       \\d{4}-\\d\\d-\\d\\d  eve@example.org$`, "m"),
    );
    expect((await on("role", "eve@example.org", "member")).code).toBe(0);
    expect((await eve.send("GET", PATHS.audit)).problem).toBe("role-missing");

    expect((await on("deactivate", eve.person.userId)).code).toBe(0);
    expect((await eve.send("GET", PATHS.received)).problem).toBe("not-signed-in");
    expect((await on("delete", "eve@example.org")).err).toContain("--yes");
    expect((await on("users")).out).toContain("deactivated");
    expect((await on("delete", "eve@example.org", "--yes")).code).toBe(0);
    expect(
      (await on("users", "--json")).out
        .trim()
        .split("\n")
        .map((line): unknown => JSON.parse(line)),
    ).toEqual([expect.objectContaining({ address: "root@example.org", role: "admin" })]);
    expect((await on("deactivate", "eve@example.org")).err).toContain(
      "Nobody is enrolled as eve@example.org",
    );
    for (const args of [
      ["invite", "nobody"],
      ["invite", "a@example.org", "--role", "owner"],
      ["invite", "a@example.org", "--days", "31"],
      ["invite", "a@example.org", "--origin", "http://keys.example.org"],
    ])
      expect((await on(...args)).code).toBe(2);
    expect((await on("log", "verify")).out).toContain("All of it is sound.");
    expect((await on("audit", "verify")).code).toBe(0);
    await stop();
  });

  it("lets whoever has the data take back even the last administrator", async () => {
    const { data, code } = await init("last");
    const { origin, stop } = await program.start(data);
    await enrolled(origin, "Root", code);
    await stop();
    expect((await program.run(["deactivate", "root@example.org", "--data", data])).code).toBe(0);
  });

  it("exports an audit trail that proves itself, and tells one that was changed", async () => {
    const { data } = await init("audited");
    const { stop } = await program.start(data);
    await stop();
    const file = program.path("trail.ndjson");
    await program.done(["audit", "export", file, "--data", data]);
    const verify = (...args: string[]) => program.run(["audit", "verify", ...args, "--data", data]);
    expect((await verify(file)).out).toMatch(
      /^All 3 entries are as they were written; the log vouches for the first 2\./,
    );
    expect((await program.run(["audit", "export", file, "--data", data])).code).toBe(1);
    writeFileSync(file, readFileSync(file, "utf8").replace('"role":"admin"', '"role":"member"'));
    expect(await verify(file)).toMatchObject({
      code: 1,
      err: expect.stringContaining("Audit entry 0 was changed") as string,
    });
    expect((await verify()).code).toBe(0);
    await tamper(data, (storage) =>
      storage.db.deleteFrom("audit_entries").where("sequence", ">", 0).execute(),
    );
    expect(await verify()).toMatchObject({
      code: 1,
      err: expect.stringContaining("Audit entry 1 is missing") as string,
    });
  });

  it("tells a log that was changed behind its back", async () => {
    const { data, code } = await init("logged");
    const { origin, stop } = await program.start(data);
    await enrolled(origin, "Root", code);
    await stop();
    const verify = () => program.run(["log", "verify", "--data", data]);
    expect(await verify()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/: 2 entries, 1 people, root /) as string,
    });
    await tamper(data, (storage) =>
      storage.db
        .updateTable("identity_records")
        .set({ envelope: new Uint8Array(9) })
        .execute(),
    );
    expect((await verify()).code).toBe(1);
  });

  it("gives the log a new key, with no server beside it, and goes on", async () => {
    const { data, code } = await init("rotated");
    const first = await program.start(data);
    const refused = await program.run(["rotate-log-key", "--data", data]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining("Stop it first.")]);
    await first.stop();
    await program.done(["rotate-log-key", "--data", data]);
    const { origin, stop } = await program.start(data);
    await enrolled(origin, "Root", code);
    const { log } = (await send(origin, "GET", PATHS.server)).read(serverDescriptionSchema);
    expect(log.keys.map(({ endorsement }) => endorsement === null)).toEqual([true, false]);
    await stop();
    expect((await program.run(["log", "verify", "--data", data])).code).toBe(0);
    const trail = await program.done(["audit", "export", "--data", data]);
    expect(trail).toContain('"action":"rotate-log-key"');
    expect((await program.run(["audit", "verify", "--data", data])).code).toBe(0);
  });

  it("works the same on PostgreSQL, and leaves its backup to its own program", async () => {
    const postgres = await startPostgres();
    try {
      const environment = { KEYFERRY_DATABASE_URL: postgres.url };
      const data = program.path("on-postgres");
      const run = (...args: string[]) => program.run([...args, "--data", data], environment);
      const code = inviteCode((await run("init", "root@example.org")).out);
      const { origin, stop } = await program.start(data, environment);
      await enrolled(origin, "Root", code);
      expect((await run("users")).out).toContain("root@example.org");
      expect((await run("role", "root@example.org", "auditor")).code).toBe(0);
      await stop();
      expect((await run("log", "verify")).out).toContain("All of it is sound.");
      expect((await run("audit", "verify")).code).toBe(0);
      for (const [command, tool] of [
        ["backup", "pg_dump"],
        ["restore", "pg_restore"],
      ] as const) {
        const answer = await run(command, program.path("pg-backup"));
        expect([answer.code, answer.out]).toEqual([3, expect.stringContaining(tool)]);
        expect(answer.out).not.toContain(postgres.url);
      }
      expect((await run("rotate-log-key")).code).toBe(0);
      expect(readdirSync(data)).not.toContain("keyferry.db");
    } finally {
      await postgres.stop();
    }
  });
});
