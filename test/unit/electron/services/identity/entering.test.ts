import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { OwnRecords } from "../../../../../electron/services/ports";
import { createInvite } from "../../../../../server/administration/invites";
import { Storage } from "../../../../../server/storage/storage";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { type App, Desk } from "../stand-ins/desk";

let folder: string;
let database: string;
let server: TestServer;
let desk: Desk;
let app: App;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-invites-"));
  database = join(folder, "server.db");
  server = await startTestServer({ enrolment: "invite", database });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  desk = await Desk.at(server.origin);
  app = await desk.startApp();
});
afterEach(() => desk.remove());

type Entry = Parameters<App["identity"]["create"]>[0]["entry"];

const create = (address: string, entry: Entry) =>
  app.identity.create({ name: "Anna", address, server: server.origin, rsaBits: 2048, entry });

describe("entering a server that lets in only whom it knows", () => {
  it("says beforehand that an invite is needed", async () => {
    const view = await app.identity.checkServer({ server: server.origin });
    expect(view).toMatchObject({ enrolment: "invite", signOn: null });
  });

  it.each<[string, Entry, string]>([
    ["nothing", { by: "nothing" }, "invite-needed"],
    ["what is no code", { by: "invite", code: "let me in" }, "invite-refused"],
    ["a code that nobody made", { by: "invite", code: "A".repeat(43) }, "invite-refused"],
    ["a sign-on that did not happen", { by: "sign-on" }, "sign-on-refused"],
  ])("is refused with %s, and leaves nothing behind", async (_, entry, code) => {
    await expect(create("anna@example.org", entry)).rejects.toMatchObject({ code });
    expect(desk.keychain.entries.size).toBe(0);
    expect(await app.identity.describe()).toMatchObject({ state: "none" });
  });

  it("works with a code as it came by mail", async () => {
    const address = "invited@example.org";
    const code = await invite(address);
    const typed = ` ${code.slice(0, 20)}\n  ${code.slice(20)} `;
    expect(await create(address, { by: "invite", code: typed })).toMatchObject({ state: "ready", address });
  });

  it("works with the company's sign-on, whose code never leaves the main process", async () => {
    const address = "staff@example.org";
    desk.signOn.person = { idToken: "an ID token", address };
    desk.unreliable.replacedOwn = {
      describe: async function (this: OwnRecords, signal) {
        const description = await this.describe(signal);
        return { ...description, signOn: { issuer: "https://login.example.org", clientId: "keyferry" } };
      },
      inviteFor: (idToken) => {
        expect(idToken).toBe("an ID token");
        return invite(address);
      },
    };
    app = await desk.startApp();
    expect(await app.identity.signOn({ server: server.origin })).toEqual({ address });
    expect(await create(address, { by: "sign-on" })).toMatchObject({ state: "ready", address });
  });

  it("stops waiting for the browser when it is told to", async () => {
    desk.unreliable.replacedOwn.describe = (signal) =>
      new Promise((_, reject) => {
        signal?.addEventListener("abort", () => reject(new KeyferryError("cancelled")));
      });
    app = await desk.startApp();
    const waiting = app.identity.signOn({ server: server.origin });
    app.identity.cancelSignOn();
    await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
  });
});

/** An invite as the server's administrator makes it. @returns its code */
async function invite(address: string): Promise<string> {
  const storage = await Storage.open(database);
  try {
    const wanted = { address, role: "member", createdBy: null, validFor: 600 } as const;
    return (await createInvite(storage.db, wanted, Math.floor(Date.now() / 1000))).code;
  } finally {
    await storage.close();
  }
}
