import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KeychainSession } from "./keychain-session";
import type { ProbeCall } from "./probe-messages";

// These need dbus-daemon and gnome-keyring, which set-up installs on Linux; without them they fail.

const PRIVATE_KEY = randomBytes(1_800).toString("base64");
const write = (account: string, secret = PRIVATE_KEY): ProbeCall => ({ act: "write", account, secret });
const read = (account: string): ProbeCall => ({ act: "read", account });
const remove = (account: string): ProbeCall => ({ act: "remove", account });

describe("a real, unlocked keychain", () => {
  let session: KeychainSession;

  beforeAll(async () => {
    session = await KeychainSession.start("unlocked");
  });
  afterAll(() => session.close());

  it("keeps a private key until it is removed, in other processes too", async () => {
    const account = "https://keys.example.org/00ff/enc";
    expect(await session.perform([read(account), write(account), read(account)])).toEqual([
      { value: null },
      { value: true },
      { value: PRIVATE_KEY },
    ]);
    expect(await session.perform([read(account), read("https://keys.example.org/00ff/sig")])).toEqual([
      { value: PRIVATE_KEY },
      { value: null },
    ]);
    expect(await session.perform([remove(account), remove(account), read(account)])).toEqual([
      { value: true },
      { value: false },
      { value: null },
    ]);
  });

  it("replaces a secret", async () => {
    const calls = [write("a"), write("a", "AAEC"), read("a"), remove("a")];
    expect((await session.perform(calls))[2]).toEqual({ value: "AAEC" });
  });

  it("answers many requests made at once, each with its own secret", async () => {
    const accounts = Array.from({ length: 24 }, (_, i) => `many/${i}`);
    const secretOf = (i: number) => Buffer.from(`secret ${i}`).toString("base64");
    await session.perform(
      accounts.map((account, i) => write(account, secretOf(i))),
      "at-once",
    );
    expect(await session.perform(accounts.map(read), "at-once")).toEqual(
      accounts.map((_, i) => ({ value: secretOf(i) })),
    );
  });
});

describe("a locked keychain", () => {
  it("is told apart from one that lacks the entry", async () => {
    const session = await KeychainSession.start("locked");
    const outcomes = await session.perform([read("a"), write("a"), read("a")]);
    await session.close();
    expect(outcomes).toMatchObject(outcomes.map(() => ({ code: "keychain-locked" })));
  });
});

describe("a missing keychain", () => {
  it("is said to be missing when no daemon serves the session bus", async () => {
    const session = await KeychainSession.start("none");
    const outcomes = await session.perform([read("a"), write("a"), remove("a")]);
    await session.close();
    expect(outcomes).toMatchObject(outcomes.map(() => ({ code: "keychain-missing" })));
  });

  it("is said to be missing when there is no session bus", async () => {
    const session = await KeychainSession.start("none");
    const outcomes = await session.withoutBus().perform([read("a"), write("a")]);
    await session.close();
    expect(outcomes).toMatchObject(outcomes.map(() => ({ code: "keychain-missing" })));
  });
});
