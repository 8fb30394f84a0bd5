import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInvite } from "../../../server/administration/invites";
import { Storage } from "../../../server/storage/storage";
import { createDemoPerson } from "../../../server-mock/demo-person";
import type { Role } from "../../../shared/protocol/http/administration";
import { Member } from "../harness/member";
import { createDatabase, POSTGRES_VARIABLE } from "../harness/postgres";
import { startTestServer, type TestServer } from "../harness/test-server";

/** A server that only invited people may join, and its database, which its administrator has in hand. */
export class Company {
  private constructor(
    readonly server: TestServer,
    readonly storage: Storage,
    private readonly folder: string,
  ) {}

  static async found(options: Parameters<typeof startTestServer>[0] = {}): Promise<Company> {
    const folder = mkdtempSync(join(tmpdir(), "keyferry-company-"));
    const postgres = process.env[POSTGRES_VARIABLE];
    const database = postgres ? await createDatabase(postgres) : join(folder, "keyferry.db");
    const server = await startTestServer({ enrolment: "invite", ...options, database });
    return new Company(server, await Storage.open(database), folder);
  }

  get origin(): string {
    return this.server.origin;
  }

  /** Makes an invite as the command line does. */
  async invite(address: string, role: Role = "member", validFor = 3600): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const invite = { address, role, validFor, createdBy: null };
    return (await this.storage.transaction((queries) => createInvite(queries, invite, now))).code;
  }

  /** Somebody new, who has enrolled by an invite. */
  async join(name: string, role: Role = "member"): Promise<Member> {
    const member = Member.of(this.origin, await createDemoPerson(name));
    const answer = await member.enrol(await this.invite(member.person.address, role));
    if (answer.status !== 201) throw new Error(answer.text);
    return member;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.storage.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
