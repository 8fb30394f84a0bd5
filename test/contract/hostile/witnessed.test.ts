import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LogPolicy } from "../../../electron/services/log/log-policy";
import { createLogSecrets } from "../../../server/log/log-secrets";
import type { MockServer } from "../../../server-mock/mock-server";
import { vrfPublicKey } from "../../../shared/crypto";
import { parseSkey, parseVkey } from "../../../shared/log";
import { TestWitness } from "../harness/test-witness";
import { Person } from "../two-people/person";
import { startMisbehavingServer } from "./misbehaving-server";
import { evidenceOf, refusalOf, told } from "./scene";

describe("an app that demands a witness's word for the log", { timeout: 120_000 }, () => {
  let witness: TestWitness;
  let mock: MockServer;
  let alice: Person;
  let bob: Person;

  beforeAll(async () => {
    const secrets = createLogSecrets();
    const { name, vkey } = parseSkey(secrets.signerKey);
    witness = await TestWitness.start("witness.example");
    witness.watch(name, [vkey]);
    mock = await startMisbehavingServer({ log: { secrets, witnesses: [witness.options], quorum: 1 } });
    const logPolicy: LogPolicy = new Map([
      [
        mock.origin,
        {
          origin: name,
          keys: [parseVkey(vkey)],
          vrfKey: vrfPublicKey(secrets.labelSeed),
          witnesses: [parseVkey(witness.vkey)],
          quorum: 1,
        },
      ],
    ]);
    alice = await Person.enrolled(mock.origin, "Alice", { logPolicy });
    bob = await Person.enrolled(mock.origin, "Bob", { logPolicy });
    expect(await bob.app.people.lookUp({ address: alice.address })).toMatchObject({ name: "Alice" });
  });
  afterAll(async () => {
    for (const person of [alice, bob]) await person.leaves();
    await mock.close();
    await witness.close();
  });

  it.each(["split-view", "rolled-back-log", "rewritten-log", "swapped-key-second-person"])(
    "does not believe %s for a single look-up, and goes on when the server is honest again",
    async (mode) => {
      await mock.misbehave(mode, mode === "split-view" ? bob.address : alice.address);
      expect(await refusalOf(bob.app.people.lookUp({ address: alice.address }))).toEqual(
        told("log-untrusted"),
      );
      await mock.behave();
      expect(await bob.app.people.lookUp({ address: alice.address })).toMatchObject({ name: "Alice" });
      expect(await evidenceOf(bob)).toEqual([]);
    },
  );
});
