import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keptLog } from "../../../server/log/kept-log";
import { LogSecretsError } from "../../../server/log/log-errors";
import { rotateLogKey } from "../../../server/log/log-key-rotation";
import { createLogSecrets, prepareNextSigner } from "../../../server/log/log-secrets";
import { verifyWholeLog } from "../../../server/log/whole-log";
import { createDemoPerson } from "../../../server-mock/demo-person";
import { base64UrlToBytes } from "../../../shared/crypto";
import { LogError, parseVkey, verifyEndorsement } from "../../../shared/log";
import { LogObserver } from "../harness/log-observer";
import { Member } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";
import { createTestDatabase, type TestDatabase } from "../harness/test-storage";

const NO_WITNESSES = { witnesses: [], quorum: 0 };
const NOW = Math.floor(Date.now() / 1000);

describe("giving the log a new signing key", () => {
  let database: TestDatabase;
  let folder: string;
  const running = new Set<TestServer>();

  beforeEach(async () => {
    database = await createTestDatabase();
    folder = mkdtempSync(join(tmpdir(), "keyferry-log-key-"));
  });
  afterEach(async () => {
    for (const server of running) await server.close();
    running.clear();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<TestServer> {
    const server = await startTestServer({
      database: database.address,
      log: await keptLog(folder, NO_WITNESSES),
    });
    running.add(server);
    return server;
  }

  /** Starts, enrols, looks at the log, ends. */
  async function useOnce(name: string) {
    const server = await start();
    await Member.enrolled(server.origin, name);
    const observer = await LogObserver.of(server.origin);
    const note = (await observer.note()).text;
    const entries = await observer.mirror(observer.open(note).checkpoint);
    running.delete(server);
    await server.close();
    return { observer, note, entries };
  }

  const rotate = async (audited: unknown[] = []) =>
    rotateLogKey(
      await database.open(),
      folder,
      (_queries, rotated) => Promise.resolve(void audited.push(rotated)),
      NOW,
    );

  it("is endorsed by the key before, announced in the log, and followed by those who knew that one only", async () => {
    const before = await useOnce("Alice");
    const audited: unknown[] = [];
    const rotated = await rotate(audited);
    expect(audited).toEqual([rotated]);
    const after = await useOnce("Bob");
    const [first, second] = after.observer.description.log.keys;
    expect(first?.vkey).toBe(before.observer.description.log.keys[0]?.vkey);
    expect(second?.vkey).toBe(rotated.vkey);
    const [oldKey, newKey] = [parseVkey(first?.vkey ?? ""), parseVkey(second?.vkey ?? "")];
    const endorsement = base64UrlToBytes(second?.endorsement ?? "");
    expect(verifyEndorsement(oldKey.publicKey, newKey.publicKey, endorsement)).toBe(true);
    expect(verifyEndorsement(newKey.publicKey, newKey.publicKey, endorsement)).toBe(false);
    expect(after.entries.map(({ kind }) => kind)).toEqual(["audit-head", "enrol", "log-key", "enrol"]);
    expect(after.entries[2]).toMatchObject({ newKey: newKey.publicKey, endorsement });
    expect(() => before.observer.open(after.note)).toThrow(LogError);
    expect((await verifyWholeLog(await database.open())).faults).toEqual([]);
  });

  it("can be done again and again; the keys before are kept aside", async () => {
    await useOnce("Alice");
    expect((await rotate()).generation).toBe(1);
    expect((await rotate()).generation).toBe(2);
    const { observer } = await useOnce("Bob");
    expect(observer.description.log.keys).toHaveLength(3);
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith(".key"))
        .sort(),
    ).toEqual(["log-labels.key", "log-signer.key", "log-signer.retired-0.key", "log-signer.retired-1.key"]);
  });

  it("goes on when it was cut off after the log had it: a server starts, and doing it again finishes", async () => {
    await useOnce("Alice");
    const { vkey } = await rotate();
    renameSync(join(folder, "log-signer.key"), join(folder, "log-signer.next.key"));
    renameSync(join(folder, "log-signer.retired-0.key"), join(folder, "log-signer.key"));
    const { note, observer } = await useOnce("Bob");
    expect(observer.description.log.keys.at(-1)?.vkey).toBe(vkey);
    observer.open(note);
    expect(await rotate()).toEqual({ generation: 1, vkey });
    expect(readdirSync(folder)).not.toContain("log-signer.next.key");
    await useOnce("Carol");
  });

  it("starts over when it was cut off before the log had it", async () => {
    await useOnce("Alice");
    const kept = readFileSync(join(folder, "log-signer.key"), "utf8");
    await prepareNextSigner(folder, createLogSecrets().signerKey);
    await useOnce("Bob");
    expect(readFileSync(join(folder, "log-signer.key"), "utf8")).toBe(kept);
    expect((await rotate()).generation).toBe(1);
    await useOnce("Carol");
  });

  it("leaves a server that runs on with the old key unable to write, and says why in its log", async () => {
    const server = await start();
    await Member.enrolled(server.origin, "Alice");
    await rotate();
    const refused = await Member.of(server.origin, await createDemoPerson("Bob")).enrol();
    expect([refused.status, refused.problem]).toEqual([500, "internal"]);
    expect(server.log.join("")).toContain("The log's signing key was replaced");
  });

  it("is refused with keys of another log", async () => {
    await useOnce("Alice");
    rmSync(join(folder, "log-signer.key"));
    await keptLog(folder, NO_WITNESSES);
    await expect(rotate()).rejects.toThrow(LogSecretsError);
    rmSync(join(folder, "log-signer.key"));
    await expect(rotate()).rejects.toThrow(LogSecretsError);
  });
});
