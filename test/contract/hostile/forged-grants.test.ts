import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { vaultFilePath } from "../../../electron/services/containers/container-location";
import type { FoundContainer } from "../../../shared/protocol/ipc/views";
import type { Person, Vault } from "../two-people/person";
import { adds, readableBy, Scene, told } from "./scene";

const MODES = [
  "forged-grant",
  "replayed-grant-of-other-data",
  "replayed-grant-of-another-recipient",
  "replayed-grant-of-another-owner",
];

/** What a person sees who is handed a vault's container: whether it opens, and why not. */
async function handedOver(person: Person, vault: Vault): Promise<FoundContainer> {
  person.app.find.handOver(vaultFilePath(vault.folder));
  const [found] = await person.app.find.takeHandedOver();
  if (found === undefined) throw new Error("nothing was found");
  return found;
}

describe.each(MODES)("a server that serves %s", { timeout: 120_000 }, (mode) => {
  const scene = new Scene(["Alice", "Bob", "Carol"]);
  let alice: Person;
  let bob: Person;
  let carol: Person;
  let vault: Vault;

  async function sharedVault(owner: Person, name: string): Promise<Vault> {
    const made = await owner.createsVault(name);
    await adds(made, "one");
    for (const person of [alice, bob, carol])
      if (person !== owner) expect(await made.sharesWith(person, "")).toBe("shared");
    return made;
  }

  beforeAll(async () => {
    [alice, bob, carol] = scene.people(["Alice", "Bob", "Carol"]);
    vault = await sharedVault(alice, "Vault");
    await sharedVault(alice, "Another");
    await sharedVault(carol, "Carol's");
  });
  afterEach(() => scene.mock.behave());

  it("is refused with a sentence, and nothing is opened with what it gave", async () => {
    await scene.mock.misbehave(mode);
    const { key, problem, name } = await handedOver(bob, vault);
    expect({ key, name, told: problem && told(problem) }).toEqual({
      key: "none",
      name: null,
      told: told("grant-invalid"),
    });
  });

  it("does not get it listed as shared with Bob", async () => {
    await scene.mock.misbehave(mode);
    await bob.app.received.refresh().catch(() => undefined);
    const usable = (await bob.app.received.list()).filter(({ problem }) => problem === null);
    expect(usable.map(({ dataId }) => dataId)).not.toContain(vault.id);
  });

  it("takes no access away: an honest server's grants open the vault", async () => {
    expect(await readableBy(bob, vault)).toEqual(["one"]);
  });

  it("does not reach who has the genuine grant already", async () => {
    await scene.mock.misbehave(mode);
    await adds(vault, `written under ${mode}`);
    expect(await readableBy(bob, vault)).toEqual(["one", `written under ${mode}`]);
    await bob.restart();
    await bob.app.received.refresh().catch(() => undefined);
    expect(await readableBy(bob, vault)).toHaveLength(2);
  });
});
