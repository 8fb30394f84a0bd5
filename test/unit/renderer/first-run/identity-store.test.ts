import { describe, expect, it } from "vitest";
import { createIdentityStore } from "../../../../renderer/first-run/identity-store";
import { apiWith, no, yes } from "../fake-api";

const request = { name: "Alice", address: "alice@example.org", server: "https://x", rsaBits: 2048 } as const;
const ready = {
  state: "ready",
  userId: "0".repeat(32),
  name: "Alice",
  address: "alice@example.org",
  server: "https://x",
  words: ["a", "b", "c", "d", "e", "f", "g", "h"],
  digits: "1".repeat(60),
  keptIn: "Keychain",
} as const;

describe("the identity", () => {
  it("shows its fingerprint once after it was made", async () => {
    const store = createIdentityStore(
      apiWith({ identity: { create: () => yes({ ...ready, words: [...ready.words] }) } }),
    );
    await store.getState().make(request);
    expect(store.getState().justMade).toBe(true);
    store.getState().acknowledge();
    expect(store.getState().justMade).toBe(false);
    expect(store.getState().identity).toMatchObject({ state: "ready", value: { state: "ready" } });
  });

  it("is none while making it failed", async () => {
    const store = createIdentityStore(
      apiWith({
        identity: {
          describe: () => yes({ state: "none", suggestedServer: null }),
          create: () => no("keychain-locked"),
        },
      }),
    );
    await store.getState().load();
    await expect(store.getState().make(request)).rejects.toMatchObject({ code: "keychain-locked" });
    expect(store.getState().identity).toMatchObject({ value: { state: "none" } });
  });
});
