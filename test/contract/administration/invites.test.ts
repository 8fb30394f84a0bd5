import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createInvite,
  listInvites,
  takeInvite,
  withdrawInvite,
} from "../../../server/administration/invites";
import { Storage } from "../../../server/storage/storage";
import { base64UrlToBytes, sha256 } from "../../../shared/crypto";
import { FormatError } from "../../../shared/format";
import { freshDatabase } from "../harness/postgres";

const NOW = 1_800_000_000;
const alice = { address: "alice@example.org", role: "auditor", validFor: 3600, createdBy: null } as const;

describe("an invite", () => {
  let storage: Storage;

  beforeEach(async () => {
    storage = await Storage.open(await freshDatabase());
    await storage.migrate(NOW);
  });
  afterEach(() => storage.close());

  const take = (code: string, address: string, now = NOW) =>
    storage.transaction((queries) => takeInvite(queries, code, address, now));

  it("is good once, for its address, and gives its role", async () => {
    const { code } = await createInvite(storage.db, alice, NOW);
    expect(await take(code, "alice@example.org")).toBe("auditor");
    expect(await take(code, "alice@example.org")).toBeNull();
  });

  it("is for the normal form of an address", async () => {
    const { code } = await createInvite(storage.db, { ...alice, address: " Alice@Example.ORG" }, NOW);
    expect(await take(code, "alice@example.org")).toBe("auditor");
  });

  it("is not used up by another address, nor by a wrong code", async () => {
    const { code } = await createInvite(storage.db, alice, NOW);
    const other = await createInvite(storage.db, { ...alice, address: "bob@example.org" }, NOW);
    expect(await take(code, "bob@example.org")).toBeNull();
    expect(await take(other.code, "alice@example.org")).toBeNull();
    expect(
      await take(`${code.slice(0, -1)}${code.endsWith("A") ? "E" : "A"}`, "alice@example.org"),
    ).toBeNull();
    for (const rubbish of ["", "A", "no base64url!", `${code}A`])
      expect(await take(rubbish, alice.address)).toBeNull();
    expect(await take(code, "alice@example.org")).toBe("auditor");
  });

  it("ends with its time", async () => {
    const { code, expiresAt } = await createInvite(storage.db, alice, NOW);
    expect(expiresAt).toBe(NOW + 3600);
    expect(await take(code, "alice@example.org", expiresAt)).toBeNull();
    expect(await take(code, "alice@example.org", expiresAt - 1)).toBe("auditor");
  });

  it("is given to one of two who come at once", async () => {
    const { code } = await createInvite(storage.db, alice, NOW);
    const roles = await Promise.all(Array.from({ length: 8 }, () => take(code, "alice@example.org")));
    expect(roles.filter((role) => role !== null)).toEqual(["auditor"]);
  });

  it("is not used up by an enrolment that fails", async () => {
    const { code } = await createInvite(storage.db, alice, NOW);
    const failed = storage.transaction(async (queries) => {
      await takeInvite(queries, code, "alice@example.org", NOW);
      throw new Error("the rest failed");
    });
    await expect(failed).rejects.toThrow("the rest failed");
    expect(await take(code, "alice@example.org")).toBe("auditor");
  });

  it("is kept as a hash only", async () => {
    const { code, inviteId } = await createInvite(storage.db, alice, NOW);
    const row = await storage.db.selectFrom("invites").selectAll().executeTakeFirstOrThrow();
    expect(row.code_hash).toEqual(sha256(base64UrlToBytes(code)));
    expect(base64UrlToBytes(inviteId)).toEqual(row.code_hash.slice(0, 16));
  });

  it("is refused for what is no address", async () => {
    await expect(createInvite(storage.db, { ...alice, address: "alice" }, NOW)).rejects.toThrow(FormatError);
  });

  it("can be taken back while nobody has used it", async () => {
    const first = await createInvite(storage.db, alice, NOW);
    const second = await createInvite(storage.db, alice, NOW);
    expect(await withdrawInvite(storage.db, base64UrlToBytes(first.inviteId))).toBe(true);
    expect(await withdrawInvite(storage.db, base64UrlToBytes(first.inviteId))).toBe(false);
    expect(await take(first.code, "alice@example.org")).toBeNull();
    expect(await take(second.code, "alice@example.org")).toBe("auditor");
    expect(await withdrawInvite(storage.db, base64UrlToBytes(second.inviteId))).toBe(false);
  });

  it("is listed page by page, each once", async () => {
    const made = await Promise.all(
      Array.from({ length: 7 }, async () => (await createInvite(storage.db, alice, NOW)).inviteId),
    );
    const seen: string[] = [];
    for (let after: Uint8Array | null = null; ; ) {
      const page = await listInvites(storage.db, after, 3);
      const last = page.at(-1);
      if (!last) break;
      seen.push(...page.map((invite) => invite.inviteId));
      after = base64UrlToBytes(last.inviteId);
    }
    expect([...seen].sort()).toEqual([...made].sort());
    expect(new Set(seen).size).toBe(7);
  });
});
