import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, vi } from "vitest";
import { KeyferryError } from "../../../electron/services/keyferry-error";
import type { MockServer } from "../../../server-mock/mock-server";
import { bytesToHex, parseUserId, userIdBytes } from "../../../shared/crypto";
import { type ErrorCode, sentenceFor } from "../../../shared/protocol/error-codes";
import type { AlarmView, JobView } from "../../../shared/protocol/ipc/views";
import { writeFolder } from "../two-people/folder-content";
import { Person, type Vault } from "../two-people/person";
import { startMisbehavingServer } from "./misbehaving-server";

/** What a person is told: the code that reaches the screen, and the sentence that the screen shows for it. */
export interface Told {
  readonly code: ErrorCode;
  readonly sentence: string;
}

export function told(code: ErrorCode): Told {
  return { code, sentence: sentenceFor(code) };
}

/** What a person is told of each thing that she shares with somebody whom she has on her list. */
export async function sharingAsKnown(vault: Vault, person: Person, path: string): Promise<Told | "shared"> {
  const { people, sharing } = vault.person.app;
  const known = people.list().find(({ address }) => address === person.address);
  if (known === undefined) throw new Error(`${person.name} is not on the list`);
  const [outcome] = await sharing.share({
    vaultId: vault.id,
    itemIds: [await vault.idOf(path)],
    recipients: [{ userId: known.userId, digits: known.digits }],
    range: null,
    access: "read",
    endsAt: null,
    note: "",
  });
  if (outcome === undefined) throw new Error("sharing had no outcome");
  return outcome.outcome === "shared" ? "shared" : told(outcome.outcome);
}

/** What a person is told who tries this. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Told> {
  const outcome = await attempt.then(
    (value) => value,
    (error: unknown) => error,
  );
  if (outcome instanceof KeyferryError) return told(outcome.code);
  throw new Error(`was not refused: ${JSON.stringify(outcome)}`, { cause: outcome });
}

/** People with the real app at a server that misbehaves on demand, for as long as a test file runs. */
export class Scene {
  /** How far the server's clock is ahead of this computer's, milliseconds. */
  readonly clock = { ahead: 0 };
  readonly #people = new Map<string, Person>();
  #mock: MockServer | null = null;

  constructor(private readonly names: readonly string[]) {
    beforeAll(async () => {
      const { now } = Date;
      this.#mock = await startMisbehavingServer({ clock: () => now() + this.clock.ahead });
      for (const name of this.names) await this.enrols(name);
    });
    afterAll(async () => {
      await Promise.all([...this.#people.values()].map((person) => person.leaves()));
      await this.#mock?.close();
    });
  }

  get mock(): MockServer {
    if (this.#mock === null) throw new Error("the server is not there yet");
    return this.#mock;
  }

  person(name: string): Person {
    const person = this.#people.get(name);
    if (person === undefined) throw new Error(`nobody here is called ${name}`);
    return person;
  }

  /** Those of these names, in the same order. */
  people<const Names extends readonly string[]>(names: Names): { -readonly [N in keyof Names]: Person } {
    return names.map((name) => this.person(name)) as { -readonly [N in keyof Names]: Person };
  }

  /** A vault of Alice's with one file, which Bob has read. */
  async sharedVault(): Promise<{ alice: Person; bob: Person; vault: Vault }> {
    const [alice, bob] = this.people(["Alice", "Bob"]);
    const vault = await alice.createsVault("Vault");
    await adds(vault, "one");
    expect(await vault.sharesWith(bob, "")).toBe("shared");
    expect(await readableBy(bob, vault)).toEqual(["one"]);
    return { alice, bob, vault };
  }

  async enrols(name: string): Promise<Person> {
    const person = await Person.enrolled(this.mock.origin, name);
    this.#people.set(name, person);
    return person;
  }

  /** Every grant that the server holds is made for the keys of somebody here: none was wrapped for keys of the server's. */
  async expectNoGrantForStrangers(): Promise<void> {
    const { db } = this.mock.world.storage;
    const rows = await db.selectFrom("grants").select(["recipient_id", "recipient_fingerprint"]).execute();
    for (const { recipient_id, recipient_fingerprint } of rows) {
      const records = await db
        .selectFrom("identity_records")
        .select("fingerprint")
        .where("user_id", "=", recipient_id)
        .execute();
      expect(records.map(({ fingerprint }) => bytesToHex(fingerprint))).toContain(
        bytesToHex(recipient_fingerprint),
      );
    }
  }

  /** How many grants the server holds for a person. */
  async grantsFor(person: Person): Promise<number> {
    const recipient = userIdBytes(parseUserId(await person.userId()));
    const rows = await this.mock.world.storage.db
      .selectFrom("grants")
      .select("data_id")
      .where("recipient_id", "=", recipient)
      .execute();
    return rows.length;
  }
}

/** Restarts a person's app as the program starts it, with what it looks at in the background. */
export async function startsAgain(person: Person): Promise<void> {
  await person.restart({ inBackground: true });
}

/** Compares the fingerprint of somebody, face to face. */
export async function verifies(person: Person, other: Person): Promise<void> {
  const { people } = person.app;
  const { userId, digits } = await people.lookUp({ address: other.address });
  await people.markVerified({ userId, digits });
}

/** What a person's app raises the alarm about, once it is raised. */
export async function alarmsOf(person: Person, count: number): Promise<AlarmView[]> {
  await vi.waitFor(() => expect(person.app.alarms.list()).toHaveLength(count), {
    timeout: 10_000,
    interval: 20,
  });
  return person.app.alarms.list();
}

/** Adds a small file to a vault. */
export async function adds(vault: Vault, name: string): Promise<JobView> {
  const source = await vault.person.computer.newFolder("source");
  await writeFolder(source, new Map([[name, `this is ${name}`]]));
  return vault.adds([join(source, name)]);
}

/** Names of the files that a person can read in a vault, all of them read to the last byte. */
export async function readableBy(person: Person, vault: Vault): Promise<string[]> {
  const seen = person === vault.person ? vault : await vault.openedBy(person);
  await seen.look();
  const content = await seen.content();
  for (const [name, text] of content) expect(text).toBe(`this is ${name}`);
  return [...content.keys()].sort();
}

/** What the app saved about logs that contradict each other, oldest first. */
export async function evidenceOf(person: Person): Promise<Record<string, unknown>[]> {
  const folder = join(person.computer.folder, "app", "profile", "log-evidence");
  const files = await readdir(folder).catch(() => []);
  return Promise.all(
    files
      .sort()
      .map(async (file) => JSON.parse(await readFile(join(folder, file), "utf8")) as Record<string, unknown>),
  );
}
