import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Nonces } from "../../../server/sessions/nonces";
import { openSharedProofMemory, ProcessProofMemory } from "../../../server/sessions/proof-memory";
import { forgetExpired } from "../../../server/storage/session-store";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

const NOW = 1_800_000_000;

describe("the memory of used proofs", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
    await (await database.open()).migrate(NOW);
  });
  afterEach(() => database.close());

  it("is one for all servers on a database: what one has seen, the others refuse", async () => {
    const memories = await Promise.all(
      Array.from({ length: 3 }, async () => openSharedProofMemory(await database.open())),
    );
    for (const seenBy of memories) {
      const proof = randomBytes(32);
      const results = await Promise.all(memories.map((memory) => memory.useOnce(proof, NOW + 91, NOW)));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await seenBy.useOnce(proof, NOW + 91, NOW)).toBe(false);
    }
  });

  it("gives all servers on a database one secret for nonces, also after a restart", async () => {
    const secrets = await Promise.all(
      Array.from({ length: 3 }, async () => (await openSharedProofMemory(await database.open())).nonceSecret),
    );
    const later = (await openSharedProofMemory(await database.open())).nonceSecret;
    for (const secret of secrets) expect(secret).toEqual(later);
    const [one, other] = [new Nonces(later, () => NOW), new Nonces(secrets[0] ?? later, () => NOW + 20)];
    expect(one.judge(other.current())).toBe("current");
    expect(other.judge(one.current())).not.toBe("refused");
  });

  it("is emptied of what is too old anyway", async () => {
    const storage = await database.open();
    const memory = await openSharedProofMemory(storage);
    await memory.useOnce(randomBytes(32), NOW + 91, NOW);
    const count = async () => (await storage.db.selectFrom("used_proofs").selectAll().execute()).length;
    await forgetExpired(storage.db, NOW + 90);
    expect(await count()).toBe(1);
    await forgetExpired(storage.db, NOW + 91);
    expect(await count()).toBe(0);
  });

  it("of a single process loses its nonces with what it remembers", () => {
    const [before, after] = [new ProcessProofMemory(), new ProcessProofMemory()];
    const nonce = new Nonces(before.nonceSecret, () => NOW).current();
    expect(new Nonces(after.nonceSecret, () => NOW).judge(nonce)).toBe("refused");
  });

  it("of a single process refuses for as long as it must, and then forgets", async () => {
    const memory = new ProcessProofMemory();
    const proof = randomBytes(32);
    expect(await memory.useOnce(proof, NOW + 91, NOW)).toBe(true);
    expect(await memory.useOnce(proof, NOW + 91, NOW + 90)).toBe(false);
    expect(await memory.useOnce(randomBytes(32), NOW + 200, NOW + 91)).toBe(true);
    expect(memory.size).toBe(1);
  });
});

describe("nonces", () => {
  it("are taken for two to four minutes, and no longer", () => {
    let now = NOW - (NOW % 120);
    const nonces = new Nonces(randomBytes(32), () => now);
    const nonce = nonces.current();
    const states = [0, 119, 120, 239, 240].map((seconds) => {
      now = NOW - (NOW % 120) + seconds;
      return nonces.judge(nonce);
    });
    expect(states).toEqual(["current", "current", "ending", "ending", "refused"]);
  });

  it("of another secret, of another length or of nothing are refused", () => {
    const nonces = new Nonces(randomBytes(32), () => NOW);
    const other = new Nonces(randomBytes(32), () => NOW).current();
    for (const text of [other, "", "x", `${nonces.current()}x`, "ü".repeat(22)])
      expect(nonces.judge(text)).toBe("refused");
  });
});
