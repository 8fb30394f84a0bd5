import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  privateDecrypt,
  verify,
} from "node:crypto";
import { decode } from "cborg";
import { expect, it } from "vitest";
import { readFormatPage } from "./format-page";

/** A reader made from docs/format.md alone: it shares no code with Keyferry, only node:crypto and a CBOR library. */

type Fields = Map<number, Buffer & (Buffer | number)[]>;

const page = readFormatPage();
const fromPage = (name: string) => Buffer.from((page.get(name) ?? "").replaceAll("\n", ""), "hex");
const u32 = (value: number) => Buffer.from(value.toString(16).padStart(8, "0"), "hex");
const u64 = (value: number) => Buffer.from(value.toString(16).padStart(16, "0"), "hex");
const hmac = (key: Uint8Array, ...parts: Uint8Array[]) =>
  createHmac("sha256", key).update(Buffer.concat(parts)).digest();
const hkdf = (key: Uint8Array, info: string, length: number) =>
  Buffer.from(hkdfSync("sha256", key, Buffer.alloc(0), Buffer.from(info), length));

function open(key: Buffer, iv: Buffer, aad: Buffer, ciphertext: Buffer, tag: Buffer): Buffer {
  const expected = hmac(key.subarray(0, 16), aad, iv, ciphertext, u64(8 * aad.length)).subarray(0, 16);
  expect(tag.equals(expected)).toBe(true);
  const decipher = createDecipheriv("aes-128-cbc", key.subarray(16), iv);
  return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
}

function isSigned(publicKey: Uint8Array, message: Buffer, signature: Buffer): boolean {
  const x = Buffer.from(publicKey).toString("base64url");
  return verify(
    null,
    message,
    createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
    signature,
  );
}

it("a reader that knows only the page finds Alice's record in the log", () => {
  const sha256 = (...parts: Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
  const [text = "", line = ""] = (page.get("checkpoint") ?? "").split("\n\n");
  const [origin, size, root = ""] = text.split("\n");
  expect([origin, size]).toEqual(["keyferry.log/example", "1"]);
  const [name, keyId, ...typeAndKey] = (page.get("log-vkey") ?? "").split("+");
  const key = Buffer.from(typeAndKey.join("+"), "base64");
  expect(
    sha256(Buffer.from(`${name}\n`), key)
      .subarray(0, 4)
      .toString("hex"),
  ).toBe(keyId);
  const signature = Buffer.from(line.split(" ")[2] ?? "", "base64");
  expect(signature.subarray(0, 4).toString("hex")).toBe(keyId);
  expect(isSigned(key.subarray(1), Buffer.from(`${text}\n`), signature.subarray(4))).toBe(true);

  const entry = fromPage("log-entry");
  expect(sha256(Uint8Array.of(0), entry).toString("base64")).toBe(root);
  const [version, kind, , person, label, sequence, record] = decode(entry) as (number | Uint8Array)[];
  expect([version, kind, sequence]).toEqual([1, 0, 0]);
  expect(person).toEqual(
    new Uint8Array(sha256(Buffer.from("keyferry/v1/log-person"), Buffer.alloc(16, 0xa1))),
  );
  expect(label).toEqual(new Uint8Array(fromPage("label")));
  expect(record).toEqual(new Uint8Array(sha256(fromPage("identity-envelope"))));
});

it("a reader that knows only the page opens Alice's recovery kit with her words' seed", () => {
  const file = fromPage("recovery-kit");
  const head = file.subarray(0, 61);
  const [salt, mark, box] = [head.subarray(9, 41), head.subarray(41, 57), file.subarray(61)];
  expect([head.subarray(0, 8).toString(), head[8], head.readUInt32BE(57)]).toEqual([
    "KFRY-KIT",
    1,
    box.length,
  ]);
  const seed = Buffer.alloc(32, 0x55);
  const derive = (info: string, length: number) =>
    Buffer.from(hkdfSync("sha256", seed, salt, Buffer.from(info), length));
  expect(mark.equals(derive("keyferry/v1/recovery-kit-words", 16))).toBe(true);
  const key = derive("keyferry/v1/recovery-kit", 32);
  expect(key.equals(fromPage("recovery-kit-key"))).toBe(true);
  const plaintext = open(key, box.subarray(0, 16), head, box.subarray(16, -16), box.subarray(-16));
  const [server, , address, , sequence, recordHash, , encryption, , former] = decode(plaintext) as unknown[];
  expect([server, address, sequence, former]).toEqual([
    "https://keys.example.org",
    "alice@example.org",
    0,
    [],
  ]);
  const record = createHash("sha256").update(fromPage("identity-envelope")).digest();
  expect(Buffer.from(recordHash as Uint8Array).equals(record)).toBe(true);
  const pkcs8 = createPrivateKey({
    key: Buffer.from(encryption as Uint8Array),
    format: "der",
    type: "pkcs8",
  });
  const spki = createPublicKey(pkcs8).export({ format: "der", type: "spki" });
  expect(spki.equals(fromPage("alice-spki"))).toBe(true);
});

it("a reader that knows only the page reads the example from the grant to the content", () => {
  const grant = fromPage("grant-compact");
  expect(grant.length).toBe(1 + 1 + 4 + 18 + 64 + 256);
  const wrapped = grant.subarray(-256);
  const signed = Buffer.concat([Buffer.from("keyferry/v1/grant"), fromPage("grant-signed")]);
  expect(isSigned(fromPage("alice-signing-key"), signed, grant.subarray(-320, -256))).toBe(true);
  expect(fromPage("grant-signed").includes(createHash("sha256").update(wrapped).digest())).toBe(true);

  const bob = createPrivateKey({ key: fromPage("bob-private-key"), format: "der", type: "pkcs8" });
  const label = Buffer.concat([
    Buffer.from("keyferry/v1/grant"),
    fromPage("file-id"),
    u32(1),
    fromPage("bob-fingerprint"),
  ]);
  const payload = privateDecrypt({ key: bob, oaepHash: "sha256", oaepLabel: label }, wrapped);
  const [itemKey, name] = decode(payload) as [Uint8Array, string];
  const derived = hmac(fromPage("root-key"), Buffer.from("keyferry/v1/item"), fromPage("file-id"), u32(1));
  expect(Buffer.from(itemKey).equals(derived.subarray(0, 16))).toBe(true);

  const container = fromPage("container");
  expect(container.subarray(0, 9).toString("latin1")).toBe("KEYFERRY\u0001");
  const headerEnd = 13 + container.readUInt32BE(9);
  const headerBytes = container.subarray(13, headerEnd);
  const header = decode(headerBytes, { useMaps: true }) as Fields;
  const field = (key: number) => header.get(key) ?? expect.fail(`no field ${key}`);
  const writerKey = field(11)[1] as Buffer;
  const message = Buffer.concat([Buffer.from("keyferry/v1/header"), headerBytes]);
  expect(isSigned(writerKey, message, container.subarray(headerEnd, headerEnd + 64))).toBe(true);
  const [ownerKey, nonce] = field(12) as unknown as [Buffer, Buffer];
  const vaultId = createHash("sha256")
    .update("keyferry/v1/root")
    .update(ownerKey)
    .update(nonce)
    .digest()
    .subarray(0, 16);
  expect(vaultId.equals(fromPage("vault-id"))).toBe(true);

  const box = Buffer.from(field(10));
  const boxAad = Buffer.concat([
    Buffer.from("keyferry/v1/header-box"),
    Buffer.from(field(2)),
    u32(1),
    u64(1),
  ]);
  const boxKey = hkdf(itemKey, "keyferry/v1/header-box", 32);
  const sealed = open(boxKey, box.subarray(0, 16), boxAad, box.subarray(16, -16), box.subarray(-16));
  const [sealedName, , , , contentKey] = decode(sealed) as [string, number, number, string, Uint8Array];
  expect(sealedName).toBe(name);

  const expanded = hkdf(contentKey, "keyferry/v1/segment", 48);
  const segment = container.subarray(headerEnd + 64);
  const aad = Buffer.concat([Buffer.from("keyferry/v1/segment"), Buffer.from(field(2)), u32(0), u32(1)]);
  const content = open(
    expanded.subarray(0, 32),
    expanded.subarray(32),
    aad,
    segment.subarray(0, -16),
    segment.subarray(-16),
  );
  expect(content.toString()).toBe("Hello, ferry!\n");
});
