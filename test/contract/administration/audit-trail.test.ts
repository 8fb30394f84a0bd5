import { generateKeyPairSync } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AUDIT_START, auditHash, encodeAuditContent } from "../../../server/audit/audit-content";
import { exportAuditTrail, readAuditEntries } from "../../../server/audit/audit-reading";
import { AuditTrail } from "../../../server/audit/audit-trail";
import { AuditError, parseAuditLine, verifyAuditTrail } from "../../../server/audit/audit-verification";
import { Storage } from "../../../server/storage/storage";
import {
  bytesToBase64,
  bytesToBase64Url,
  bytesToHex,
  rawSigningPublicKey,
  type SigningPublicKey,
} from "../../../shared/crypto";
import type { AuditEntry } from "../../../shared/protocol/http/administration";
import { freshDatabase } from "../harness/postgres";
import { createTestDatabase } from "../harness/test-storage";

const NOW = 1_800_000_000;
const ALICE = "0".repeat(31) + "a";

interface LogKey {
  readonly signerKey: string;
  readonly publicKey: SigningPublicKey;
}

/** A signer key in C2SP's form; the hash in its middle is not looked at here. */
function newLogKey(): LogKey {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const pkcs8 = privateKey.export({ format: "der", type: "pkcs8" });
  const seed = new Uint8Array([1, ...pkcs8.subarray(pkcs8.length - 32)]);
  return {
    signerKey: `PRIVATE+KEY+keyferry.log/test+00000000+${bytesToBase64(seed)}`,
    publicKey: rawSigningPublicKey(publicKey),
  };
}

describe("the audit trail", () => {
  let storage: Storage;
  let key: LogKey;

  beforeEach(async () => {
    storage = await Storage.open(await freshDatabase());
    await storage.migrate(NOW);
    key = newLogKey();
  });
  afterEach(() => storage.close());

  async function write(count: number, trail = new AuditTrail(key.signerKey)): Promise<AuditEntry[]> {
    for (let index = 0; index < count; index++)
      await storage.transaction((queries) =>
        trail.append(
          queries,
          {
            action: "change-role",
            actor: ALICE,
            subject: ALICE,
            detail: { to: "admin", number: index, from: "member" },
          },
          NOW + index,
        ),
      );
    return readAuditEntries(storage.db, 0, 1000);
  }

  const verdict = async (
    entries: readonly AuditEntry[],
    heads: Parameters<typeof verifyAuditTrail>[1]["heads"] = [],
  ) => {
    try {
      return (await verifyAuditTrail(entries, { logKeys: [key.publicKey], heads })).sequence;
    } catch (error) {
      if (error instanceof AuditError) return `${error.code} ${error.sequence}`;
      throw error;
    }
  };

  it("is verified by what it exports alone", async () => {
    await write(507);
    let text = "";
    for await (const lines of exportAuditTrail(storage.db, 0, 507)) text += lines;
    const entries = text.trimEnd().split("\n").map(parseAuditLine);
    expect(entries).toHaveLength(507);
    expect(await verdict(entries)).toBe(507);
    expect(entries[3]).toMatchObject({
      sequence: 3,
      time: NOW + 3,
      action: "change-role",
      detail: { number: 3 },
    });
  });

  it("stays one chain when many write at once", async () => {
    const trail = new AuditTrail(key.signerKey);
    const event = { action: "enrol", actor: "server", subject: null, detail: {} } as const;
    await Promise.all(
      Array.from({ length: 40 }, () => storage.transaction((queries) => trail.append(queries, event, NOW))),
    );
    expect(await verdict(await readAuditEntries(storage.db, 0, 100))).toBe(40);
  });

  it("stays one chain when two servers write at once", async () => {
    const database = await createTestDatabase();
    const servers = [await database.open(), await database.open()];
    await servers[0]?.migrate(NOW);
    const trail = new AuditTrail(key.signerKey);
    const event = { action: "enrol", actor: "server", subject: null, detail: {} } as const;
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) =>
        servers[index % 2]?.transaction((queries) => trail.append(queries, event, NOW)),
      ),
    );
    const [one] = servers;
    if (!one) throw new Error("two servers were opened");
    const entries = await readAuditEntries(one.db, 0, 100);
    await database.close();
    expect(await verdict(entries)).toBe(30);
  });

  it("has bytes that do not change from version to version", () => {
    const content = encodeAuditContent({
      sequence: 7,
      time: NOW,
      action: "change-role",
      actor: ALICE,
      subject: null,
      detail: { to: "admin", from: "member" },
      previousHash: AUDIT_START,
    });
    expect(bytesToHex(content)).toBe(
      "8801071a6b49d2006b6368616e67652d726f6c657820" +
        "3030303030303030303030303030303030303030303030303030303030303061" +
        "f682826466726f6d666d656d6265728262746f6561646d696e5820" +
        "00".repeat(32),
    );
    expect(bytesToHex(auditHash(content))).toBe(
      "c143145d5570ff4251584d11627efe1a466bb2c109f991144c768e9ef32dbc5e",
    );
  });

  it("has nothing of a transaction that failed", async () => {
    await write(2);
    const trail = new AuditTrail(key.signerKey);
    const failed = storage.transaction(async (queries) => {
      await trail.append(queries, { action: "delete", actor: ALICE, subject: ALICE, detail: {} }, NOW);
      throw new Error("the rest failed");
    });
    await expect(failed).rejects.toThrow();
    expect(await verdict(await write(1))).toBe(3);
  });

  it.each<[string, Partial<AuditEntry>]>([
    ["time", { time: NOW + 77 }],
    ["action", { action: "delete" }],
    ["actor", { actor: "server" }],
    ["subject", { subject: null }],
    ["detail", { detail: { to: "member", number: 2, from: "member" } }],
    ["a detail's type", { detail: { to: "admin", number: "2", from: "member" } }],
    ["a detail taken out", { detail: { to: "admin", number: 2 } }],
    ["hash", { hash: bytesToBase64Url(new Uint8Array(32).fill(1)) }],
  ])("shows that an entry's %s was changed", async (_, change) => {
    const entries = await write(5);
    const changed = entries.map((entry) => (entry.sequence === 2 ? { ...entry, ...change } : entry));
    expect(await verdict(changed)).toBe("entry-changed 2");
  });

  it.each<[string, (entries: AuditEntry[]) => AuditEntry[]]>([
    ["dropped", (entries) => entries.filter((entry) => entry.sequence !== 2)],
    ["repeated", (entries) => entries.flatMap((entry) => (entry.sequence === 1 ? [entry, entry] : [entry]))],
    ["reordered", (entries) => [0, 1, 3, 2, 4].flatMap((index) => entries[index] ?? [])],
    [
      "dropped, and the rest renumbered",
      (entries) =>
        entries
          .filter((entry) => entry.sequence !== 2)
          .map((entry, index) => ({ ...entry, sequence: index })),
    ],
    [
      "given another number",
      (entries) => entries.map((entry) => (entry.sequence === 2 ? { ...entry, sequence: 9 } : entry)),
    ],
    [
      "made to follow another",
      (entries) =>
        entries.map((entry) =>
          entry.sequence === 2 ? { ...entry, previousHash: bytesToBase64Url(new Uint8Array(32)) } : entry,
        ),
    ],
  ])("shows that an entry was %s", async (_, tamper) => {
    expect(await verdict(tamper(await write(5)))).toBe("entry-missing 2");
  });

  it("refuses a signature that is not the log's, or was taken from elsewhere", async () => {
    const entries = await write(3);
    const [first, second, third] = entries;
    if (!first || !second || !third) throw new Error("three entries were written");
    expect(await verdict([first, { ...second, signature: third.signature }, third])).toBe("entry-unsigned 1");
    const stranger = newLogKey();
    await write(1, new AuditTrail(stranger.signerKey));
    expect(await verdict(await readAuditEntries(storage.db, 0, 10))).toBe("entry-unsigned 3");
  });

  it("lets the next key of the log sign, and the one before not any more", async () => {
    await write(2);
    const next = newLogKey();
    await write(2, new AuditTrail(next.signerKey));
    const entries = await readAuditEntries(storage.db, 0, 10);
    const logKeys = [key.publicKey, next.publicKey];
    expect((await verifyAuditTrail(entries, { logKeys, heads: [] })).sequence).toBe(4);
    await write(1, new AuditTrail(key.signerKey));
    const withOld = await readAuditEntries(storage.db, 0, 10);
    await expect(verifyAuditTrail(withOld, { logKeys, heads: [] })).rejects.toThrow(
      "Audit entry 4 is not signed",
    );
  });

  it("is held against the heads in the transparency log", async () => {
    const trail = new AuditTrail(key.signerKey);
    expect(await trail.head(storage.db)).toEqual({ sequence: 0, hash: new Uint8Array(32) });
    await write(3);
    const { sequence: auditSequence, hash } = await trail.head(storage.db);
    const heads = [
      { auditSequence: 0, auditHash: new Uint8Array(32) },
      { auditSequence, auditHash: hash },
    ];
    const entries = await write(2);
    expect(await verdict(entries, heads)).toBe(5);
    expect(await verdict(entries.slice(0, 3), heads)).toBe(3);
    expect(await verdict(entries.slice(0, 2), heads)).toBe("trail-cut 2");
    expect(await verdict(entries, [{ auditSequence: 2, auditHash: hash }])).toBe("head-differs 1");
  });

  it("shows a trail that was rewritten and signed anew by who has the log's key", async () => {
    await write(3);
    const { sequence: auditSequence, hash: auditHash } = await new AuditTrail(key.signerKey).head(storage.db);
    await storage.db.deleteFrom("audit_entries").execute();
    await storage.db.deleteFrom("audit_state").execute();
    const rewritten = await write(2).then(() => write(2));
    expect(await verdict(rewritten)).toBe(4);
    expect(await verdict(rewritten, [{ auditSequence, auditHash }])).toBe("head-differs 2");
  });

  it("says of a line that is no entry which one it is", () => {
    for (const line of ["", "{}", "{", '"entry"'])
      expect(() => parseAuditLine(line, 7)).toThrow("Audit entry 7 is not an audit entry.");
  });
});
