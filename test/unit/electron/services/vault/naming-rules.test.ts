import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fileSystemIdentity,
  fileSystemName,
  freeFileSystemName,
  freeName,
  requireItemName,
  splitExtension,
} from "../../../../../electron/services/vault/naming-rules";

const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }).filter((text) => {
  return (
    text !== "." &&
    text !== ".." &&
    !/[/\\\u0000-\u001f\u007f-\u009f]/.test(text) &&
    Buffer.byteLength(text) <= 1024
  );
});

describe("a name that is taken", () => {
  it.each([
    ["report.pdf", ["report.pdf"], "report (2).pdf"],
    ["report.pdf", ["report.pdf", "report (2).pdf"], "report (3).pdf"],
    ["archive.tar.gz", ["archive.tar.gz"], "archive.tar (2).gz"],
    [".profile", [".profile"], ".profile (2)"],
    ["folder", ["folder"], "folder (2)"],
    ["not taken", ["taken"], "not taken"],
  ])("%s beside %j becomes %s", (wanted, taken, expected) => {
    expect(freeName(wanted, (other) => taken.includes(other))).toBe(expected);
  });

  it("stays within the longest name and keeps its extension", () => {
    const longest = `${"é".repeat(510)}.txt`;
    const free = freeName(longest, (other) => other === longest);
    expect(Buffer.byteLength(free)).toBeLessThanOrEqual(1024);
    expect(free.endsWith(" (2).txt")).toBe(true);
  });

  it("always gets one that is free and valid", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 6 }), fc.nat(), (names, pick) => {
        const wanted = names[pick % names.length] ?? "";
        const free = freeName(wanted, (other) => names.includes(other));
        expect(names).not.toContain(free);
        expect(requireItemName(free)).toBe(free);
      }),
    );
  });
});

describe("a name outside the vault", () => {
  it.each([
    ["a:b?.txt", "win32", "a_b_.txt"],
    ["con.txt", "win32", "_con.txt"],
    ["com1", "win32", "_com1"],
    ["nul .txt", "win32", "_nul .txt"],
    ["CONOUT$", "win32", "_CONOUT$"],
    ["con artist.txt", "win32", "con artist.txt"],
    ["console", "win32", "console"],
    ["ends with dots...", "win32", "ends with dots___"],
    ["a:b?.txt", "linux", "a:b?.txt"],
  ] as const)("%s on %s is %s", (wanted, platform, expected) => {
    expect(fileSystemName(wanted, platform)).toBe(expected);
  });

  it("is never longer than file systems allow, and never cut within a character", () => {
    fc.assert(
      fc.property(name, fc.constantFrom("win32", "linux", "darwin"), (wanted, platform) => {
        const written = fileSystemName(wanted, platform);
        expect(Buffer.byteLength(written)).toBeLessThanOrEqual(255);
        expect(Buffer.from(written, "utf8").toString("utf8")).toBe(written);
        expect(written).not.toBe("");
      }),
    );
  });

  it("does not meet another one that differs only in case, where the file system ignores case", () => {
    const taken = new Set([fileSystemIdentity("Photo.JPG", "win32")]);
    expect(freeFileSystemName("photo.jpg", (other) => taken.has(other), "win32")).toBe("photo (2).jpg");
    expect(freeFileSystemName("photo.jpg", (other) => other === "Photo.JPG", "linux")).toBe("photo.jpg");
  });

  it("does not meet the same letters composed differently on macOS", () => {
    const taken = new Set([fileSystemIdentity("e\u0301t\u00e9", "darwin")]);
    expect(freeFileSystemName("\u00e9t\u00e9", (other) => taken.has(other), "darwin")).toBe(
      "\u00e9t\u00e9 (2)",
    );
  });
});

describe("the extension", () => {
  it.each([
    ["a.txt", "a", ".txt"],
    [".hidden", ".hidden", ""],
    ["no extension", "no extension", ""],
    ["version 1.0 of a very long story", "version 1.0 of a very long story", ""],
  ])("of %s", (whole, stem, extension) => {
    expect(splitExtension(whole)).toEqual({ stem, extension });
  });
});
