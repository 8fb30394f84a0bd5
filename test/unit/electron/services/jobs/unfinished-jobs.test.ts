import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLocalFiles } from "../../../../../electron/adapters/file-system";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import { Session } from "../../../../../electron/services/identity/session";
import { type UnfinishedJob, UnfinishedJobs } from "../../../../../electron/services/jobs/unfinished-jobs";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { KeyServer } from "../../../../../electron/services/ports";
import { newDataId } from "../../../../../shared/crypto";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyferry-unfinished-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As much of an identity as sealing needs, by the first byte of its key. */
function jobsOf(
  key: number,
  formerKeys: readonly number[] = [],
  problem: KeyferryError | null = null,
): UnfinishedJobs {
  const fingerprintOf = (byte: number) => new Uint8Array(32).fill(byte);
  const held = [key, ...formerKeys];
  const identity = {
    fingerprint: fingerprintOf(key),
    opensFor: (fingerprint: Uint8Array) => held.some((byte) => byte === fingerprint[0]),
    withEncryptionKeyOf: async (fingerprint: Uint8Array, use: (pkcs8: Uint8Array) => unknown) => {
      if (problem !== null) throw problem;
      return use(new Uint8Array(1_200).fill(fingerprint[0] ?? 0));
    },
  };
  const session = new Session();
  session.open(identity as unknown as ActiveIdentity, {} as KeyServer);
  return new UnfinishedJobs({ files: createLocalFiles(), folder, session });
}

const adding = (values: Partial<UnfinishedJob & { kind: "add" }> = {}): UnfinishedJob => ({
  kind: "add",
  subject: "secret plans",
  vaultId: newDataId(),
  folderId: newDataId(),
  seed: "AAAAAAAAAAAAAAAAAAAAAA==",
  sources: ["/home/alice/secret plans"],
  ...values,
});

async function onlyFile(): Promise<string> {
  const [name = ""] = await readdir(folder);
  return join(folder, name);
}

describe("what is remembered of a job", () => {
  it("comes back as it was, for any paths and names", async () => {
    const jobs = jobsOf(1);
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "grapheme" }),
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        async (subject, sources) => {
          const job = adding({ subject, sources });
          const entryId = await jobs.note(job);
          expect(await jobs.list()).toEqual([{ entryId, content: job }]);
          await jobs.remove(entryId ?? "");
        },
      ),
      { numRuns: 25 },
    );
  });

  it("says nothing to who reads the disk", async () => {
    const job = adding();
    await jobsOf(1).note(job);
    const text = await readFile(await onlyFile(), "utf8");
    for (const secret of ["secret", "alice", "add", job.vaultId]) expect(text).not.toContain(secret);
  });

  it("is opened by a former key of the same person, and by nobody else's", async () => {
    await jobsOf(1).note(adding());
    expect(await jobsOf(2, [1]).list()).toHaveLength(1);
    expect(await jobsOf(3).list()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is not believed, and removed, once anything in it was changed", async () => {
    await jobsOf(1).note(adding());
    const path = await onlyFile();
    const whole = JSON.parse(await readFile(path, "utf8")) as { box: string };
    const box = Buffer.from(whole.box, "base64");
    for (const at of [0, 20, box.length >> 1, box.length - 1]) {
      const changed = Buffer.from(box);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, JSON.stringify({ ...whole, box: changed.toString("base64") }));
      expect(await jobsOf(1).list()).toEqual([]);
      expect(await readdir(folder)).toEqual([]);
    }
    await writeFile(path, JSON.stringify({ ...whole, more: 1 }));
    expect(await jobsOf(1).list()).toEqual([]);
  });

  it("stays when its key cannot be had right now", async () => {
    await jobsOf(1).note(adding());
    const locked = jobsOf(1, [], new KeyferryError("locked"));
    await expect(locked.list()).rejects.toMatchObject({ code: "locked" });
    expect(await jobsOf(1).list()).toHaveLength(1);
    expect(await jobsOf(1, [], new KeyferryError("no-access")).list()).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is nothing of a job that is too large to be remembered", async () => {
    const sources = Array.from({ length: 300 }, () => "x".repeat(32_000));
    expect(await jobsOf(1).note(adding({ sources }))).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });
});
