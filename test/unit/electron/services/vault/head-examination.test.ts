import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ReadHead } from "../../../../../electron/services/ports";
import { epochCeiling, usesUpNumbers } from "../../../../../electron/services/vault/head-examination";
import type { SigningPublicKey } from "../../../../../shared/crypto";
import type { ContainerHeader } from "../../../../../shared/format";
import { type SampleNode, SampleVault } from "./sample-vault";

function byAnotherWriter(node: SampleNode, changes: Partial<ContainerHeader> = {}): ReadHead {
  const signingKey = new Uint8Array(randomBytes(32)) as unknown as SigningPublicKey;
  const { header } = node.head;
  return { ...node.head, header: { ...header, ...changes, writer: { ...header.writer, signingKey } } };
}

describe("numbers that a writer could use up", () => {
  const vault = new SampleVault();
  const folder = vault.addFolder(vault.root, "F");
  const { header: root } = vault.root.head;
  const ceiling = epochCeiling(root, [...vault.heads.values()], 0, []);

  it("are what honest writers reach", () => {
    expect(usesUpNumbers(byAnotherWriter(folder), ceiling, [])).toBe(false);
    expect(usesUpNumbers(byAnotherWriter(folder, { epoch: 5_000, version: 70_000 }), ceiling, [])).toBe(
      false,
    );
  });

  it("refuse an epoch after which no re-keying would be possible, its own or on its path", () => {
    const last = 0xffff_ffff;
    expect(usesUpNumbers(byAnotherWriter(folder, { epoch: last }), ceiling, [])).toBe(true);
    expect(
      usesUpNumbers(byAnotherWriter(folder, { path: [{ id: vault.id, epoch: last }] }), ceiling, []),
    ).toBe(true);
  });

  it("refuse a version that has no next one", () => {
    expect(usesUpNumbers(byAnotherWriter(folder, { version: Number.MAX_SAFE_INTEGER }), ceiling, [])).toBe(
      true,
    );
  });

  it("leave alone what the owner signed, and follow how far she has come", () => {
    const own = { ...folder.head, header: { ...folder.head.header, epoch: 3_000_000_000 } };
    expect(usesUpNumbers(own, ceiling, [])).toBe(false);
    const higher = epochCeiling(root, [own], 0, []);
    expect(usesUpNumbers(byAnotherWriter(folder, { epoch: 3_000_000_001 }), higher, [])).toBe(false);
    expect(epochCeiling(root, [], 7_000_000, [])).toBe(8_000_000);
  });
});
