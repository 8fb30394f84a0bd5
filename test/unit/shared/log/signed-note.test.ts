import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hexToBytes } from "../../../../shared/crypto";
import {
  formatVkey,
  generateSkey,
  generateWitnessSkey,
  isKeyName,
  LogError,
  type LogVerifier,
  openNote,
  parseSkey,
  parseVkey,
  parseWitnessSkey,
  signNote,
} from "../../../../shared/log";
import { expectLogError } from "./plain-tree";

/** The example of golang.org/x/mod/sumdb/note. */
const VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const LINE =
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const NOTE = `${TEXT}\n${LINE}`;
const peter = parseVkey(VKEY);

const mallory = parseSkey(generateSkey("mallory.example"));
const anna = parseSkey(generateSkey("anna.example"));
const verifierOf = ({ vkey }: { vkey: string }) => parseVkey(vkey);

describe("a note", () => {
  it("of Go's example opens, and is signed the same byte for byte", () => {
    const opened = openNote(NOTE, [peter]);
    expect(opened.text).toBe(TEXT);
    expect(opened.verifiedBy).toEqual([peter]);
    expect(opened.cosignedAt.size).toBe(0);
    const signer = parseSkey(SKEY);
    expect(signer.vkey).toBe(VKEY);
    expect(signNote(TEXT, [signer])).toBe(NOTE);
  });

  it("comes back as it was signed, by each of its signers", () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 60 })
      .map((line) => `${[...line].filter((c) => (c.codePointAt(0) ?? 0) >= 32).join("")}\n`);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (lines) => {
        const note = signNote(lines.join(""), [anna, mallory]);
        expect(openNote(note, [verifierOf(mallory)]).text).toBe(lines.join(""));
        const both = [verifierOf(mallory), verifierOf(anna)];
        expect(openNote(note, both).verifiedBy.map(({ name }) => name)).toEqual([
          "anna.example",
          "mallory.example",
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it("is refused when nobody trusted has signed it", () => {
    expectLogError(() => openNote(NOTE, []), "note-unsigned");
    expectLogError(() => openNote(NOTE, [verifierOf(anna)]), "note-unsigned");
    const sameName = parseSkey(generateSkey("PeterNeumann"));
    expectLogError(() => openNote(NOTE, [verifierOf(sameName)]), "note-unsigned");
  });

  it("is spoiled by one wrong signature of a trusted key, whoever else has signed rightly", () => {
    const byAnna = signNote("another text\n", [anna]).split("\n\n")[1] ?? "";
    const both = [peter, verifierOf(anna)];
    expectLogError(() => openNote(NOTE + byAnna, both), "note-unsigned");
    expect(openNote(NOTE + byAnna, [peter]).verifiedBy).toEqual([peter]);
    expect(openNote(NOTE + byAnna, [verifierOf(mallory), peter]).text).toBe(TEXT);
  });

  it("is refused with any byte of text or signature changed", () => {
    const bytes = Buffer.from(NOTE);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openNote(changed.toString(), [peter]), `byte ${at}`).toThrow();
    }
  });

  it("never crashes its reader", () => {
    const edits = fc.array(
      fc.tuple(fc.nat(NOTE.length), fc.nat(3), fc.string({ unit: "binary", maxLength: 3 })),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(edits, (changes) => {
        const note = changes.reduce(
          (now, [at, cut, put]) => now.slice(0, at) + put + now.slice(at + cut),
          NOTE,
        );
        if (note !== NOTE) expect(() => openNote(note, [peter])).toThrow(LogError);
        expect(() => parseVkey(note)).toThrow(LogError);
      }),
      { numRuns: 500 },
    );
  });

  it("counts a key once, however often it has signed", () => {
    expect(openNote(`${TEXT}\n${LINE}${LINE}`, [peter, peter]).verifiedBy).toEqual([peter]);
  });

  it("may have 16 signatures and not 17", () => {
    const others = (count: number) =>
      Array.from({ length: count }, (_, i) => LINE.replace("PeterNeumann", `Other${i}`)).join("");
    expect(openNote(NOTE + others(15), [peter]).text).toBe(TEXT);
    expectLogError(() => openNote(NOTE + others(16), [peter]), "note-malformed");
  });

  it.each([
    ["no signature", TEXT],
    ["no blank line", TEXT + LINE],
    ["no newline at the end", NOTE.slice(0, -1)],
    ["nothing after the blank line", `${TEXT}\n`],
    ["two newlines at the end", `${NOTE}\n`],
    ["a carriage return", NOTE.replace("\n", "\r\n")],
    ["a tab in the text", NOTE.replace(" ", "\t")],
    ["a null byte in the text", NOTE.replace(" ", "\0")],
    ["half a surrogate pair", NOTE.replace("If", "\ud800")],
    ["a hyphen for the dash", NOTE.replace("—", "-")],
    ["two spaces in a signature line", NOTE.replace("PeterNeumann ", "PeterNeumann  ")],
    ["a word more in a signature line", NOTE.replace("JnAM=", "JnAM= more")],
    ["a plus in the name", NOTE.replace("PeterNeumann", "Peter+Neumann")],
    ["no name", NOTE.replace("PeterNeumann ", "")],
    ["base64 without padding", NOTE.replace("JnAM=", "JnAM")],
    ["base64 with bits left over", NOTE.replace("JnAM=", "JnAN=")],
    ["base64url", NOTE.replace("x08go/", "x08go_")],
    ["a signature of 4 bytes", NOTE.replace(/x08go.*=/, "x08gow==")],
    ["more than 128 KiB", NOTE + LINE + "x".repeat(128 * 1024)],
  ])("is refused with %s", (_, note) => {
    expectLogError(() => openNote(note, [peter]), "note-malformed");
  });

  it("is not made of a text that could not be told from the signatures", () => {
    for (const text of ["", "no newline", "a\r\n", "a\u0007b\n"])
      expectLogError(() => signNote(text, [anna]), "note-malformed");
    expectLogError(() => signNote(TEXT, []), "note-malformed");
    expect(openNote(signNote("a\n\nb\n\n", [anna]), [verifierOf(anna)]).text).toBe("a\n\nb\n\n");
  });
});

describe("note keys", () => {
  it("come back from their text", () => {
    for (const vkey of [VKEY, anna.vkey, parseWitnessSkey(generateWitnessSkey("w.example")).vkey]) {
      const { name, type, publicKey } = parseVkey(vkey);
      expect(formatVkey(name, type, publicKey)).toBe(vkey);
    }
    expect(Buffer.from(peter.keyId).toString("hex")).toBe("c74f20a3");
  });

  it("are fresh each time", () => {
    expect(generateSkey("a")).not.toBe(generateSkey("a"));
  });

  it.each([
    "",
    "PeterNeumann",
    VKEY.replace("c74f20a3", "c74f20a4"),
    VKEY.replace("c74f20a3", "C74F20A3"),
    VKEY.replace("c74f20a3", "74f20a3"),
    VKEY.replace("PeterNeumann", "Peter Neumann"),
    VKEY.replace("PeterNeumann", ""),
    VKEY.replace("+ARpc", "+AhpC"),
    VKEY.slice(0, -4),
    `${VKEY}=`,
    `${VKEY}\n`,
    ` ${VKEY}`,
    VKEY.replace("/", "_"),
    `PeterNeumann+c74f20a3+${"A".repeat(600)}`,
  ])("refuse %j", (text) => {
    expectLogError(() => parseVkey(text), "log-key-malformed");
  });

  it("refuse weak points, whatever their key ID", () => {
    const weak = new Uint8Array(32) as unknown as LogVerifier["publicKey"];
    expectLogError(() => formatVkey("a", 1, weak), "log-key-malformed");
  });

  it("of logs and of witnesses are not taken for each other", () => {
    const witness = generateWitnessSkey("w.example");
    expectLogError(() => parseSkey(witness), "log-key-malformed");
    expectLogError(() => parseWitnessSkey(SKEY), "log-key-malformed");
  });

  it("that are secret are refused without being repeated in the message", () => {
    for (const text of [SKEY.slice(1), SKEY.replace("c74f20a3", "c74f20a4"), SKEY.slice(0, -1), VKEY]) {
      try {
        parseSkey(text);
        expect.fail("accepted");
      } catch (error) {
        expect(error).toMatchObject({ code: "log-key-malformed" });
        expect(String(error)).not.toContain("AYEKFALV");
      }
    }
  });

  it.each(["a", "keyferry.log/0a1b2c3d", "Zoë", "a:8443/x", "x".repeat(255)])("may be called %j", (name) => {
    expect(isKeyName(name)).toBe(true);
  });

  it.each(["", "a b", "a+b", "a\u00a0b", "a\u2003", "a\n", "a\u0085", "\u0000", "\ud800", "x".repeat(256)])(
    "may not be called %j",
    (name) => {
      expect(isKeyName(name)).toBe(false);
      expectLogError(() => generateSkey(name), "log-key-malformed");
    },
  );

  it("have IDs that depend on name, type and key", () => {
    const key = peter.publicKey;
    const ids = [formatVkey("a", 1, key), formatVkey("b", 1, key), formatVkey("a", 4, key)].map(
      (vkey) => vkey.split("+")[1],
    );
    expect(new Set(ids).size).toBe(3);
    expect(hexToBytes(ids[0] ?? "")).toHaveLength(4);
  });
});
