import { createInvite } from "../../../server/administration/invites";
import type { Storage } from "../../../server/storage/storage";
import { createDemoPerson } from "../../../server-mock/demo-person";
import type { Role } from "../../../shared/protocol/http/administration";
import { Member } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

/** A server that only invited people may join, and its database, which its administrator has in hand. */
export class Company {
  private constructor(
    readonly server: TestServer,
    readonly storage: Storage,
    private readonly database: TestDatabase,
  ) {}

  static async found(options: Parameters<typeof startTestServer>[0] = {}): Promise<Company> {
    const database = await createTestDatabase();
    const server = await startTestServer({ enrolment: "invite", ...options, database: database.address });
    return new Company(server, await database.open(), database);
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
    await this.database.close();
  }
}
