import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAssertion, type DemoPerson } from "../../server-mock/demo-person";
import { type DataId, newDataId, newUserId, rawSigningPublicKey } from "../../shared/crypto";
import { dataGrantsPath, FETCH_PATH, myKeyPath, revokeGrantPath } from "../../shared/protocol/http/paths";
import { type Answer, Member } from "./harness/member";
import { newRoot, share } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";

type Ask = () => Promise<Answer>;

const ROUNDS = 250;

/**
 * Asks both in turn, in an order that changes, and tells how often the first took longer: 0.5 when one cannot be told
 * from the other by its duration, 0 or 1 when one always takes longer. Bursts of other work hit both alike.
 */
async function howOftenSlower(first: Ask, second: Ask, rounds = ROUNDS): Promise<number> {
  const times: [number[], number[]] = [[], []];
  const measure = async (index: 0 | 1) => {
    const start = performance.now();
    await (index === 0 ? first : second)();
    times[index].push(performance.now() - start);
  };
  for (let round = 0; round < rounds; round++) {
    const starts = round % 2 === 0 ? 0 : 1;
    await measure(starts);
    await measure(starts === 0 ? 1 : 0);
  }
  const [ofFirst, ofSecond] = times;
  let slower = 0;
  for (const one of ofFirst)
    for (const other of ofSecond) slower += one > other ? 1 : one === other ? 0.5 : 0;
  return slower / (ofFirst.length * ofSecond.length);
}

/** All of an answer that its asker can see, but the number of the request. */
function visible(answer: Answer): unknown {
  const headers = [...answer.headers].filter(([name]) => name !== "x-request-id" && name !== "date");
  return [answer.status, headers, answer.text.replace(/"requestId":"\w+"/, "")];
}

/** About six standard deviations of what equal durations would give. */
const ALIKE = 0.16;

describe("absent and forbidden", () => {
  let server: TestServer;
  let eve: Member;
  let alice: Member;
  let bob: Member;
  let shared: DataId;

  beforeAll(async () => {
    server = await startTestServer();
    [alice, bob, eve] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob"),
      Member.enrolled(server.origin, "Eve"),
    ]);
    shared = newDataId();
    await share(alice, newRoot(alice), shared, [bob]);
    await share(eve, newRoot(eve), newDataId(), [bob]);
  });
  afterAll(() => server.close());

  const asked: readonly [string, (dataId: DataId) => Promise<Answer>][] = [
    ["a grant", (dataId) => eve.send("GET", myKeyPath(dataId))],
    [
      "a grant of a named owner",
      (dataId) => eve.send("GET", `${myKeyPath(dataId)}?owner=${alice.person.userId}`),
    ],
    ["a list of whom data is shared with", (dataId) => eve.send("GET", dataGrantsPath(dataId))],
    ["a revocation", (dataId) => eve.send("POST", revokeGrantPath(dataId, bob.person.userId))],
  ];

  it.each(asked)("give the same answer to who asks for %s", async (_, ask) => {
    const [forbidden, absent] = [await ask(shared), await ask(newDataId())];
    expect(visible(forbidden)).toEqual(visible(absent));
    expect(forbidden.problem).toBe("not-found");
  });

  it.each(asked)("take the same time when somebody asks for %s", async (_, ask) => {
    const often = await howOftenSlower(
      () => ask(shared),
      () => ask(newDataId()),
    );
    expect(Math.abs(often - 0.5)).toBeLessThan(ALIKE);
  });

  it("would be told apart here if one of them was more work", async () => {
    const fetch = (count: number) => () => {
      const dataIds = Array.from({ length: count }, newDataId);
      return eve.send("POST", FETCH_PATH, { json: { dataIds } });
    };
    expect(Math.abs((await howOftenSlower(fetch(1), fetch(500), 60)) - 0.5)).toBeGreaterThan(ALIKE);
  });

  describe("people", () => {
    /** Somebody who says to be the one with this ID, with keys of her own. */
    const impostorOf = (userId: DemoPerson["userId"]): DemoPerson => {
      const pair = generateKeyPairSync("ed25519");
      const signing = {
        publicKey: rawSigningPublicKey(pair.publicKey),
        privatePkcs8: new Uint8Array(pair.privateKey.export({ format: "der", type: "pkcs8" })),
      };
      return { ...eve.person, userId, keys: { ...eve.person.keys, signing } };
    };
    const signIn = (userId: DemoPerson["userId"]) =>
      eve.startSession(createAssertion(impostorOf(userId), server.origin));

    it("get the same answer when they sign in with a wrong key, and when there is no such person", async () => {
      await eve.startSession();
      const [wrongKey, nobody] = [await signIn(alice.person.userId), await signIn(newUserId())];
      expect(visible(wrongKey)).toEqual(visible(nobody));
      expect(wrongKey.problem).toBe("assertion-refused");
    });

    it("get it in the same time", async () => {
      const often = await howOftenSlower(
        () => signIn(alice.person.userId),
        () => signIn(newUserId()),
      );
      expect(Math.abs(often - 0.5)).toBeLessThan(ALIKE);
    });
  });
});
