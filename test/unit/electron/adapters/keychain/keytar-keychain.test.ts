import { describe, expect, it } from "vitest";
import { createKeytarKeychain } from "../../../../../electron/adapters/keychain";
import { keychainFailure } from "../../../../../electron/adapters/keychain/keychain-failure";
import type { KeytarModule } from "../../../../../electron/adapters/keychain/keytar-module";

/** keytar over a map, as slow as told. */
function fakeKeytar(change: Partial<KeytarModule> = {}): {
  keytar: KeytarModule;
  entries: Map<string, string>;
} {
  const entries = new Map<string, string>();
  const keytar: KeytarModule = {
    getPassword: async (_, account) => entries.get(account) ?? null,
    setPassword: async (_, account, password) => void entries.set(account, password),
    deletePassword: async (_, account) => entries.delete(account),
    ...change,
  };
  return { keytar, entries };
}

const keychainOf = (keytar: KeytarModule, timeoutMs = 2_000) =>
  createKeytarKeychain({ service: "Keyferry test", load: async () => keytar, timeoutMs });

describe("the keychain's own words", () => {
  it.each([
    ["Cannot autolaunch D-Bus without X11 $DISPLAY", "keychain-missing"],
    ["Could not connect: No such file or directory", "keychain-missing"],
    ["The name org.freedesktop.secrets was not provided by any .service files", "keychain-missing"],
    ["Failed to load keytar native addon, checked […]", "keychain-missing"],
    ["A default keychain could not be found.", "keychain-missing"],
    ["Cannot create an item in a locked collection", "keychain-locked"],
    ["Object does not exist at path “/org/freedesktop/secrets/collection/login”", "keychain-locked"],
    ["User interaction is not allowed.", "keychain-locked"],
    ["The user name or passphrase you entered is not correct.", "keychain-locked"],
    ["User canceled the operation.", "keychain-locked"],
  ])("%j mean %s", (words, code) => {
    expect(keychainFailure(new Error(words))).toMatchObject({ code, detail: words });
  });
});

describe("the keychain by keytar", () => {
  it("keeps base64 and gives back bytes", async () => {
    const { keytar, entries } = fakeKeytar();
    const keychain = keychainOf(keytar);
    await keychain.write("a", Uint8Array.of(0, 1, 250));
    expect(entries.get("a")).toBe("AAH6");
    expect(await keychain.read("a")).toEqual(Uint8Array.of(0, 1, 250));
  });

  it("takes an entry that is not base64 for one that does not belong to the identity", async () => {
    const { keytar, entries } = fakeKeytar();
    entries.set("a", "no base64!");
    await expect(keychainOf(keytar).read("a")).rejects.toMatchObject({ code: "identity-mismatch" });
  });

  it("leaves no trace of asking whether it is unlocked", async () => {
    const { keytar, entries } = fakeKeytar();
    expect(await keychainOf(keytar).read("a")).toBeNull();
    expect(entries.size).toBe(0);
  });

  it("makes one request at a time", async () => {
    let atWork = 0;
    const { keytar } = fakeKeytar({
      getPassword: async () => {
        atWork += 1;
        await new Promise(setImmediate);
        if (atWork > 1) throw new Error("two at a time");
        atWork -= 1;
        return "AAAA";
      },
    });
    const keychain = keychainOf(keytar);
    await Promise.all(Array.from({ length: 20 }, () => keychain.read("a")));
  });

  it("says that it is locked while the system's prompt stays open, and goes on when it is answered", async () => {
    let answerPrompt = () => {};
    const prompt = new Promise<void>((resolve) => {
      answerPrompt = resolve;
    });
    let reads = 0;
    const { keytar } = fakeKeytar({
      getPassword: async () => {
        reads += 1;
        if (reads === 1) await prompt;
        return "AAAA";
      },
    });
    const keychain = keychainOf(keytar, 100);
    const waiting = [keychain.read("a"), keychain.read("b")].map((read) =>
      expect(read).rejects.toMatchObject({ code: "keychain-locked" }),
    );
    await Promise.all(waiting);
    answerPrompt();
    expect(await keychain.read("c")).toEqual(new Uint8Array(3));
    expect(reads).toBe(2);
  });

  it("is missing where the native module cannot be loaded", async () => {
    const keychain = createKeytarKeychain({
      load: () => Promise.reject(new Error("libsecret-1.so.0: cannot open shared object file")),
    });
    await expect(keychain.read("a")).rejects.toMatchObject({ code: "keychain-missing" });
  });
});
