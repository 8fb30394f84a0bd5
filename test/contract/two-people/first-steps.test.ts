import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../harness/test-server";
import { writeFolder } from "./folder-content";
import { Person } from "./person";

let server: TestServer;
let alice: Person;
let bob: Person;

beforeAll(async () => {
  server = await startTestServer();
  alice = await Person.enrolled(server.origin, "Alice");
  bob = await Person.enrolled(server.origin, "Bob");
});

afterAll(async () => {
  await alice?.leaves();
  await bob?.leaves();
  await server?.close();
});

describe("an owner and a recipient", () => {
  it("open the same vault, byte for byte", async () => {
    const source = await alice.computer.newFolder("source");
    await writeFolder(
      source,
      new Map([
        ["a.txt", "alpha"],
        ["F/b.txt", "beta"],
        ["F/G/c.txt", "gamma"],
        ["E/", ""],
      ]),
    );
    const vault = await alice.createsVault("Trip");
    const job = await vault.adds([`${source}/a.txt`, `${source}/F`, `${source}/E`]);
    expect(job.failures).toEqual([]);
    expect([...(await vault.tree()).keys()]).toEqual(["E/", "F/", "F/G/", "F/G/c.txt", "F/b.txt", "a.txt"]);
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    const received = await bob.receivesCopyOf(vault);
    expect((await received.list()).problems).toEqual([]);
    expect(await received.content()).toEqual(await vault.content());
    expect(await vault.accessTo("F/G/c.txt")).toEqual(["Bob read inherited"]);
  });
});
