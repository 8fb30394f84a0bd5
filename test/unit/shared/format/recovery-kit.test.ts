import { createCipheriv, createHmac, hkdfSync } from "node:crypto";
import { encode } from "cborg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateIdentity } from "../../../../shared/crypto";
import {
  isSealedWith,
  openRecoveryKit,
  overwriteKit,
  parseRecoveryKit,
  type RecoveryKit,
  sealRecoveryKit,
} from "../../../../shared/format";
import { sealRecoveryKitWith } from "../../../../shared/format/recovery-kit";
import { alice, bob } from "../../../vectors/example-people";
import { expectCode, expectRefused, flipped, hostileBytes, readOrRefuse } from "./damage";

const SEED = new Uint8Array(32).fill(0x55);
const OTHER_SEED = new Uint8Array(32).fill(0x56);
const HEAD_LENGTH = 61;

const kit: RecoveryKit = {
  server: "https://keys.example.org",
  userId: alice.userId,
  address: "alice@example.org",
  name: "Alice",
  sequence: 3,
  recordHash: new Uint8Array(32).fill(7),
  madeAt: 1_700_000_000,
  encryption: alice.encryptionPrivate,
  signing: alice.signingPrivate,
  former: [{ sequence: 1, encryption: bob.encryptionPrivate }],
};

const sealed = sealRecoveryKit(kit, SEED);
const open = (file: Uint8Array, seed = SEED) => openRecoveryKit(parseRecoveryKit(file), seed);

/** A kit's file around any plaintext, as docs/format.md describes it, without Keyferry's code. */
function kitByThePage(seed: Uint8Array, salt: Buffer, iv: Buffer, plaintext: Uint8Array): Buffer {
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync("sha256", seed, salt, Buffer.from(info), length));
  const key = derive("keyferry/v1/recovery-kit", 32);
  const cipher = createCipheriv("aes-128-cbc", key.subarray(16), iv);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const boxLength = Buffer.alloc(4);
  boxLength.writeUInt32BE(16 + ciphertext.length + 16);
  const mark = derive("keyferry/v1/recovery-kit-words", 16);
  const head = Buffer.concat([Buffer.from("KFRY-KIT"), Buffer.of(1), salt, mark, boxLength]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(8 * head.length));
  const mac = createHmac("sha256", key.subarray(0, 16));
  const tag = mac
    .update(Buffer.concat([head, iv, ciphertext, bits]))
    .digest()
    .subarray(0, 16);
  return Buffer.concat([head, iv, ciphertext, tag]);
}

const fields = [
  kit.server,
  Buffer.from(kit.userId, "hex"),
  kit.address,
  kit.name,
  kit.sequence,
  kit.recordHash,
  kit.madeAt,
  kit.encryption,
  kit.signing,
  [[1, bob.encryptionPrivate]],
];
const salt = Buffer.alloc(32, 0x66);
const iv = Buffer.alloc(16, 0x77);
const byThePage = (...changed: unknown[]) => kitByThePage(SEED, salt, iv, encode(changed));
const withField = (at: number, value: unknown) =>
  byThePage(...fields.map((was, i) => (i === at ? value : was)));

describe("a recovery kit", () => {
  it("gives back with its words what was put in", () => {
    expect(open(sealed)).toEqual(kit);
    expect(isSealedWith(parseRecoveryKit(sealed), SEED)).toBe(true);
  });

  it("is exactly what its description says, byte for byte", () => {
    const byCode = sealRecoveryKitWith(kit, SEED, { salt: Uint8Array.from(salt), iv: Uint8Array.from(iv) });
    expect(Buffer.from(byCode).equals(byThePage(...fields))).toBe(true);
  });

  it("holds whatever a person may have, and never twice the same bytes", () => {
    fc.assert(
      fc.property(
        fc.record({
          name: fc.constantFrom("Åsa Þór", "김하늘", "A"),
          sequence: fc.integer({ min: 10, max: 0xffff_ffff }),
          madeAt: fc.integer({ min: 0, max: 0xffff_ffff }),
          encryption: fc.uint8Array({ minLength: 1, maxLength: 2048 }),
          formerCount: fc.integer({ min: 0, max: 9 }),
        }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        ({ formerCount, ...part }, seed) => {
          const former = Array.from({ length: formerCount }, (_, sequence) => ({
            sequence,
            encryption: part.encryption,
          }));
          const one = { ...kit, ...part, former };
          const file = sealRecoveryKit(one, seed);
          expect(open(file, seed)).toEqual(one);
          expect(Buffer.from(file).equals(sealRecoveryKit(one, seed))).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("fits keys of 3072 bits", async () => {
    const { encryption, signing } = await generateIdentity({ rsaBits: 3072 });
    const strong = { ...kit, encryption: encryption.privatePkcs8, signing: signing.privatePkcs8 };
    expect(open(sealRecoveryKit(strong, SEED))).toEqual(strong);
  });

  it("says nothing in clear about whose it is, and none of its keys", () => {
    const text = Buffer.from(sealed);
    for (const secret of [kit.name, kit.address, kit.server, Buffer.from(kit.signing.subarray(16))]) {
      expect(text.includes(secret)).toBe(false);
    }
  });

  it("opens with no other words, and tells that the words are others", () => {
    expectCode(() => open(sealed, OTHER_SEED), "authentication-failed");
    expect(isSealedWith(parseRecoveryKit(sealed), OTHER_SEED)).toBe(false);
  });

  it("is refused when any single bit of it is changed", () => {
    for (let at = 0; at < sealed.length; at++)
      expectRefused(() => open(flipped(sealed, at, 1 << (at % 8))), `${at}`);
  });

  it("is refused when it is cut anywhere, or something follows", () => {
    for (let end = 0; end < sealed.length; end++)
      expectRefused(() => open(sealed.subarray(0, end)), `${end}`);
    expectCode(() => open(Buffer.concat([sealed, Buffer.of(0)])), "trailing-data");
    expectCode(() => open(sealed.subarray(0, -1)), "truncated");
    expectCode(() => open(sealed.subarray(0, HEAD_LENGTH - 1)), "truncated");
  });

  it("is never read by hostile bytes, which are only ever refused", () => {
    fc.assert(
      fc.property(hostileBytes(sealed), (bytes) => {
        const read = readOrRefuse(() => open(bytes));
        if (read !== null) expect(Buffer.from(bytes).equals(sealed)).toBe(true);
      }),
    );
  });

  it("is told from other files and from those of a newer Keyferry", () => {
    expectCode(() => parseRecoveryKit(Buffer.from("KEYFERRY and more")), "not-a-container");
    expectCode(() => parseRecoveryKit(new Uint8Array(0)), "not-a-container");
    expectCode(() => parseRecoveryKit(flipped(sealed, 8, 0x03)), "newer-version");
    expectCode(() => parseRecoveryKit(flipped(sealed, 8)), "malformed");
  });

  it("is refused for its length before it is looked at", () => {
    expectCode(() => parseRecoveryKit(new Uint8Array(256 * 1024 + 1)), "limit-exceeded");
  });

  it.each([
    ["a field too many", byThePage(...fields, 1)],
    ["a field too few", byThePage(...fields.slice(0, -1))],
    ["no list", kitByThePage(SEED, salt, iv, encode("kit"))],
    ["bytes after it", kitByThePage(SEED, salt, iv, Buffer.concat([encode(fields), Buffer.of(0)]))],
    ["a short user ID", withField(1, Buffer.alloc(15))],
    ["an address in capitals", withField(2, "Alice@example.org")],
    ["a name that misleads", withField(3, "Al\u202eice")],
    ["a short record hash", withField(5, Buffer.alloc(31))],
    ["an empty decryption key", withField(7, Buffer.alloc(0))],
    ["a decryption key that is too long", withField(7, Buffer.alloc(2049))],
    ["a signing key of another form", withField(8, Buffer.alloc(49))],
    [
      "former keys out of order",
      withField(9, [
        [2, Buffer.alloc(9)],
        [1, Buffer.alloc(9)],
      ]),
    ],
    ["a former key of the current record", withField(9, [[3, Buffer.alloc(9)]])],
    [
      "too many former keys",
      withField(
        9,
        Array.from({ length: 65 }, (_, i) => [i, Buffer.alloc(9)]),
      ),
    ],
    ["a server that is too long", withField(0, "x".repeat(2001))],
  ])("with %s inside is refused, though its words are right", (_what, file) => {
    expectRefused(() => open(file));
  });

  it("is not written when it would not be read", () => {
    expectCode(() => sealRecoveryKit({ ...kit, address: "nobody" }, SEED), "invalid-address");
    expectCode(() => sealRecoveryKit(kit, SEED.subarray(1)), "invalid-length");
  });

  it("leaves no key behind once it is overwritten", () => {
    const opened = open(sealed);
    overwriteKit(opened);
    for (const key of [opened.encryption, opened.signing, ...opened.former.map((one) => one.encryption)]) {
      expect(key.every((byte) => byte === 0)).toBe(true);
    }
    expect(kit.signing.every((byte) => byte === 0)).toBe(false);
  });
});
