import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isWriterLegitimate } from "../../../../../electron/services/containers/writer-legitimacy";
import type { ActiveIdentity } from "../../../../../electron/services/identity/active-identity";
import type { ContainerHeader } from "../../../../../shared/format";
import { startTestServer, type TestServer } from "../../../../contract/harness/test-server";
import { Desk, me } from "../stand-ins/desk";
import { PaperVault } from "../stand-ins/paper-vault";

let server: TestServer;
let desks: Desk[];
let owner: ActiveIdentity;
let other: ActiveIdentity;

beforeAll(async () => {
  server = await startTestServer();
  const people = await Promise.all(["Owner", "Other"].map((name) => Desk.enrolled(server.origin, name)));
  desks = people.map(({ desk }) => desk);
  const [first, second] = people.map(({ app }) => me(app));
  if (first === undefined || second === undefined) throw new Error("nobody enrolled");
  [owner, other] = [first, second];
});
afterAll(async () => {
  await Promise.all(desks.map((desk) => desk.remove()));
  await server.close();
});

function vaultWithFile(writers: ContainerHeader["writers"]): {
  root: ContainerHeader;
  file: ContainerHeader;
} {
  const vault = new PaperVault(owner);
  return { root: { ...vault.root.header, writers }, file: vault.add("file", "a.txt").header };
}

describe("a container may have been written", () => {
  it("by its vault's owner, whether the vault is at hand or not", () => {
    const { root, file } = vaultWithFile([]);
    expect(isWriterLegitimate(file, root)).toBe(true);
    expect(isWriterLegitimate(file, null)).toBe(true);
    expect(isWriterLegitimate(root, root)).toBe(true);
  });

  it("by whom the vault lists, as long as the vault is at hand to say so", () => {
    const { root, file } = vaultWithFile([other.writer]);
    const written = { ...file, writer: other.writer };
    expect(isWriterLegitimate(written, root)).toBe(true);
    expect(isWriterLegitimate(written, null)).toBe(false);
  });

  it("by nobody whom the vault does not list, or lists with another fingerprint", () => {
    const { root, file } = vaultWithFile([{ ...other.writer, fingerprint: owner.fingerprint }]);
    expect(isWriterLegitimate({ ...file, writer: other.writer }, root)).toBe(false);
  });

  it("by nobody whom only another vault lists", () => {
    const { file } = vaultWithFile([]);
    const { root: otherRoot } = vaultWithFile([other.writer]);
    expect(isWriterLegitimate({ ...file, writer: other.writer }, otherRoot)).toBe(false);
  });
});
