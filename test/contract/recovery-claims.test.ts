import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DemoPerson } from "../../server-mock/demo-person";
import { bytesToBase64Url, newRecoverySeed, recoveryKeyFromSeed } from "../../shared/crypto";
import { signRecoveryClaim } from "../../shared/format";
import { PATHS } from "../../shared/protocol/http/paths";
import { recoveryAnswerSchema } from "../../shared/protocol/http/recovery";
import { type Answer, Member, send } from "./harness/member";
import { recoverablePerson } from "./harness/next-records";
import { startTestServer, type TestServer } from "./harness/test-server";

const recoveryKey = recoveryKeyFromSeed(newRecoverySeed());
const otherKey = recoveryKeyFromSeed(newRecoverySeed());
let server: TestServer;
let anna: DemoPerson;

beforeAll(async () => {
  server = await startTestServer();
  anna = await recoverablePerson("Anna", recoveryKey);
  await Member.of(server.origin, anna).enrol();
});
afterAll(() => server.close());

const now = () => Math.floor(Date.now() / 1000);

interface Claim {
  readonly address?: string;
  readonly origin?: string;
  readonly time?: number;
  readonly key?: typeof recoveryKey;
  readonly signedBy?: typeof recoveryKey;
}

function claim({
  address = anna.address,
  origin = server.origin,
  time = now(),
  key = recoveryKey,
  signedBy = key,
}: Claim): Promise<Answer> {
  const signature = signRecoveryClaim({ origin, address, time }, signedBy.privatePkcs8);
  return send(server.origin, "POST", PATHS.recoveries, {
    json: {
      address,
      recoveryKey: bytesToBase64Url(key.publicKey),
      time,
      signature: bytesToBase64Url(signature),
    },
  });
}

describe("claiming one's records by the recovery key", () => {
  it("gives the records that it may continue", async () => {
    const { userId, records } = (await claim({})).read(recoveryAnswerSchema);
    expect(userId).toBe(anna.userId);
    expect(records).toEqual([bytesToBase64Url(anna.signedRecord)]);
  });

  it.each<[string, () => Claim]>([
    ["another key", () => ({ key: otherKey })],
    ["a signature by another key", () => ({ signedBy: otherKey })],
    ["nobody's address", () => ({ address: "nobody@example.org" })],
    ["a claim that was made for another server", () => ({ origin: "https://keys.example.org" })],
    ["an old claim", () => ({ time: now() - 400 })],
    ["a claim from the future", () => ({ time: now() + 400 })],
  ])("gives nothing for %s, and does not say why", async (_, change) => {
    const answer = await claim(change());
    expect(answer.status).toBe(404);
    expect(answer.problem).toBe("not-found");
  });
});
