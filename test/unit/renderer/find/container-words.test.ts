import { describe, expect, it } from "vitest";
import {
  canOpen,
  containerName,
  fileNameOf,
  keyExtent,
  ownerOf,
} from "../../../../renderer/find/container-words";
import { grantExtent, grantName } from "../../../../renderer/received/grant-name";
import { grantOf } from "../sample-views";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

describe("what a found container is called", () => {
  it("is its own name, or its file's where that cannot be read", () => {
    expect(containerName({ name: "Report.pdf", path: "/x/1.keyferry" })).toBe("Report.pdf");
    expect(containerName({ name: null, path: "C:\\x\\1.keyferry" })).toBe("1.keyferry");
    expect(fileNameOf("alone.keyferry")).toBe("alone.keyferry");
  });

  it("can be opened only with a key and without a problem", () => {
    expect(canOpen({ key: "part", problem: null })).toBe(true);
    expect(canOpen({ key: "none", problem: null })).toBe(false);
    expect(canOpen({ key: "whole", problem: "container-damaged" })).toBe(false);
  });

  it("tells the owner by name, by key, or as oneself", () => {
    const owner = { name: null, fingerprintStart: "3f9a c211", isMe: false };
    expect(ownerOf({ owner })).toBe("Key 3f9a c211");
    expect(ownerOf({ owner: { ...owner, name: "Bob" } })).toBe("Bob");
    expect(ownerOf({ owner: { ...owner, isMe: true } })).toBe("You");
  });

  it("tells which part of it can be opened", () => {
    const range = { from: 0, to: 120, segmentCount: 1_200 };
    expect(plain(keyExtent({ key: "part", range }))).toBe("Part: 0 % to 10 %");
    expect(keyExtent({ key: "none", range: null })).toBe("None");
  });
});

describe("what was shared with me", () => {
  it("is called by the start of its data ID while its name is not known", () => {
    expect(grantName(grantOf({ dataId: `40fe9a88${"0".repeat(24)}` }))).toBe("Unnamed (40fe9a88)");
    expect(grantName(grantOf({ name: "Choir" }))).toBe("Choir");
  });

  it("tells what it is, which part, and whether I may write", () => {
    expect(grantExtent(grantOf({ containerKind: "vault", access: "read-write" }))).toBe(
      "Vault, you may write",
    );
    expect(plain(grantExtent(grantOf({ kind: "range", range: { from: 1, to: 2, segmentCount: 4 } })))).toBe(
      "Part: 25 % to 50 %",
    );
    expect(grantExtent(grantOf({ kind: "set" }))).toBe("Several items");
  });
});
