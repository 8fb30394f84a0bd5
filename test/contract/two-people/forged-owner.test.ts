import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { vaultFilePath } from "../../../electron/services/containers/container-location";
import { importSigningKey, rawSigningPublicKey } from "../../../shared/crypto";
import { type ContainerHeader, encodeContainerHead, parseContainerHead } from "../../../shared/format";
import { Neighbourhood } from "./people";
import type { Person, Vault } from "./person";

const street = new Neighbourhood(["Olga", "Paul", "Quin"]);
const person = (name: string) => street.person(name);

/** Whom a container names as its writer, and what signs for her. */
function signerOf(who: Person): { writer: ContainerHeader["writer"]; signingPrivate: Uint8Array } {
  const entry = [...who.computer.keychain.entries].find(([account]) => account.endsWith("/sig"));
  if (entry === undefined) throw new Error(`${who.name} has no keys`);
  const [, signingPrivate] = entry;
  const signingKey = rawSigningPublicKey(importSigningKey(signingPrivate));
  const fingerprint = new Uint8Array(32).fill(7) as ContainerHeader["writer"]["fingerprint"];
  return { writer: { fingerprint, signingKey }, signingPrivate };
}

/** Puts another header on the vault's own container: it names the owner as ever, lists its signer, and he signs it. */
async function forgeRoot(vault: Vault, by: Person): Promise<void> {
  const path = vaultFilePath(vault.folder);
  const { header } = parseContainerHead(new Uint8Array(await readFile(path)));
  const { writer, signingPrivate } = signerOf(by);
  const forged = { ...header, version: header.version + 1, writer, writers: [writer] };
  await writeFile(path, encodeContainerHead(forged, signingPrivate));
}

describe("a vault's own header that somebody else signed", { timeout: 60_000 }, () => {
  it("is refused by the owner and by recipients, and lists no writers", async () => {
    const [olga, paul, quin] = [person("Olga"), person("Paul"), person("Quin")];
    const vault = await olga.createsVault("Vault");
    await vault.makesFolder("F");
    expect(await vault.sharesWith(paul, "")).toBe("shared");
    const pauls = await vault.openedBy(paul);
    expect([...(await pauls.tree()).keys()]).toEqual(["F/"]);

    await forgeRoot(vault, quin);
    await expect(pauls.look()).rejects.toMatchObject({ code: "container-foreign" });
    await expect(vault.look()).rejects.toMatchObject({ code: "container-foreign" });
    await paul.restart();
    const described = await paul.app.vaults.listed.describe({ vaultId: vault.id });
    expect(described).toMatchObject({ problem: "container-foreign" });
  });
});
