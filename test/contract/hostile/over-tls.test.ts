import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connectKeyServer } from "../../../electron/adapters/key-server";
import type { KeyServer } from "../../../electron/services/ports";
import type { MockServer } from "../../../server-mock/mock-server";
import { createCertificates } from "../harness/certificates";
import { Person } from "../two-people/person";
import { startMisbehavingServer } from "./misbehaving-server";
import { refusalOf, told } from "./scene";

describe("over a connection that is in order to the last certificate", { timeout: 120_000 }, () => {
  let mock: MockServer;
  let alice: Person;
  let bob: Person;

  beforeAll(async () => {
    const { authority, server } = await createCertificates();
    mock = await startMisbehavingServer({ tls: server });
    const trusting = {
      server: ({ origin }: KeyServer) => connectKeyServer(origin, { certificateAuthority: authority }),
    };
    alice = await Person.enrolled(mock.origin, "Alice", trusting);
    bob = await Person.enrolled(mock.origin, "Bob", trusting);
  });
  afterAll(async () => {
    for (const person of [alice, bob]) await person.leaves();
    await mock.close();
  });

  it("a swapped key is refused all the same", async () => {
    expect(mock.origin).toMatch(/^https:/);
    expect(await alice.app.people.lookUp({ address: bob.address })).toMatchObject({ name: "Bob" });
    await mock.misbehave("swapped-key", bob.address);
    expect(await refusalOf(alice.app.people.lookUp({ address: bob.address }))).toEqual(
      told("person-record-unproven"),
    );
  });
});
