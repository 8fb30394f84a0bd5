import { describe, expect, it } from "vitest";
import { createIdentityStore } from "../../../../renderer/first-run/identity-store";
import { apiWith, no, yes } from "../fake-api";

const request = {
  name: "Alice",
  address: "alice@example.org",
  server: "https://x",
  rsaBits: 2048,
  entry: { by: "invite", code: "c" },
} as const;
const ready = {
  state: "ready",
  userId: "0".repeat(32),
  name: "Alice",
  address: "alice@example.org",
  server: "https://x",
  words: ["a", "b", "c", "d", "e", "f", "g", "h"],
  digits: "1".repeat(60),
  keptIn: "macos-keychain",
  keysSince: 1_700_000_000_000,
  renewals: 0,
  hasRecoveryWords: false,
} as const;
const view = (change: object = {}) => yes({ ...ready, ...change, words: [...ready.words] });

describe("the identity", () => {
  it("shows its fingerprint once after it was made", async () => {
    const store = createIdentityStore(apiWith({ identity: { create: () => view() } }));
    await store.getState().make(request);
    expect(store.getState().news).toBe("made");
    store.getState().acknowledge();
    expect(store.getState().news).toBeNull();
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

  it("shows its fingerprint once after it was recovered", async () => {
    const store = createIdentityStore(apiWith({ identity: { recover: () => view({ renewals: 1 }) } }));
    await store
      .getState()
      .recover({ address: ready.address, server: ready.server, words: "…", rsaBits: 2048 });
    expect(store.getState().news).toBe("recovered");
  });

  it("shows renewed keys where the old ones were, without another welcome", async () => {
    const store = createIdentityStore(apiWith({ identity: { renewKeys: () => view({ renewals: 1 }) } }));
    await store.getState().renewKeys();
    expect(store.getState()).toMatchObject({ news: null, identity: { value: { renewals: 1 } } });
  });

  it("stays as it was when the words that were typed back are others", async () => {
    const store = createIdentityStore(
      apiWith({
        identity: { describe: () => view(), confirmRecoveryWords: () => no("recovery-words-differ") },
      }),
    );
    await store.getState().load();
    const confirmed = store.getState().confirmWords(["a", "b", "c"]);
    await expect(confirmed).rejects.toMatchObject({ code: "recovery-words-differ" });
    expect(store.getState().identity).toMatchObject({ value: { hasRecoveryWords: false } });
  });
});
