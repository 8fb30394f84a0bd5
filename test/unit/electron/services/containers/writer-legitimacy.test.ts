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

const NO_OTHER_KEYS: readonly Uint8Array[] = [];

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
    expect(isWriterLegitimate(file, root, NO_OTHER_KEYS)).toBe(true);
    expect(isWriterLegitimate(file, null, NO_OTHER_KEYS)).toBe(true);
    expect(isWriterLegitimate(root, root, NO_OTHER_KEYS)).toBe(true);
  });

  it("by whom the vault lists, as long as the vault is at hand to say so", () => {
    const { root, file } = vaultWithFile([other.writer]);
    const written = { ...file, writer: other.writer };
    expect(isWriterLegitimate(written, root, NO_OTHER_KEYS)).toBe(true);
    expect(isWriterLegitimate(written, null, NO_OTHER_KEYS)).toBe(false);
  });

  it("by nobody whom the vault does not list, or lists with another fingerprint", () => {
    const { root, file } = vaultWithFile([{ ...other.writer, fingerprint: owner.fingerprint }]);
    expect(isWriterLegitimate({ ...file, writer: other.writer }, root, NO_OTHER_KEYS)).toBe(false);
  });

  it("by nobody whom only another vault lists", () => {
    const { file } = vaultWithFile([]);
    const { root: otherRoot } = vaultWithFile([other.writer]);
    expect(isWriterLegitimate({ ...file, writer: other.writer }, otherRoot, NO_OTHER_KEYS)).toBe(false);
  });

  it("by the owner with renewed keys, where these are known as hers", () => {
    const { root, file } = vaultWithFile([]);
    const renewed = { ...file, writer: other.writer };
    expect(isWriterLegitimate(renewed, root, [other.signingPublicKey])).toBe(true);
    expect(isWriterLegitimate(renewed, null, [other.signingPublicKey])).toBe(true);
    expect(isWriterLegitimate(renewed, root, NO_OTHER_KEYS)).toBe(false);
  });

  it("by nobody who lists himself in a header of the vault that he signed", () => {
    const { root, file } = vaultWithFile([other.writer]);
    const forged = { ...root, writer: other.writer };
    expect(isWriterLegitimate(forged, forged, NO_OTHER_KEYS)).toBe(false);
    expect(isWriterLegitimate({ ...file, writer: other.writer }, forged, NO_OTHER_KEYS)).toBe(false);
  });
});
