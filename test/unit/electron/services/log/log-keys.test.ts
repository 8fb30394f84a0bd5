import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { Directory } from "../../../../../electron/services/log/directory";
import { base64UrlToBytes } from "../../../../../shared/crypto";
import {
  cosign,
  generateSkey,
  generateWitnessSkey,
  type LogSigner,
  parseSkey,
  parseVkey,
  parseWitnessSkey,
} from "../../../../../shared/log";
import { type LoggedPerson, MemoryLog, someKeys } from "../stand-ins/memory-log";
import { type ServerOfLog, serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

let desk: LogDesk;
let log: MemoryLog;
let ben: LoggedPerson;

beforeAll(() => someKeys(0));
beforeEach(async () => {
  desk = await LogDesk.made();
  log = MemoryLog.started();
  ben = await log.enrol("Ben", 0);
});
afterEach(() => desk.remove());

const started = (otherwise: Partial<ServerOfLog> = {}) => desk.directoryOf(serverOf(() => log, otherwise));
const findsBen = async (directory: Directory) =>
  (await directory.lookUp({ userIds: [ben.userId] })).people.map(({ userId }) => userId);
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => "no failure",
    (error: unknown) => (error instanceof KeyferryError ? error.code : error),
  );
const follow = async (directory: Directory, otherwise: Partial<ServerOfLog> = {}) =>
  directory.trust.follow(serverOf(() => log, otherwise));

describe("the log's signing key", () => {
  it("may be replaced by one that it endorses", async () => {
    const directory = await started();
    await findsBen(directory);
    log.rotateKey();
    log.rotateKey();
    log.grow(1);
    expect(await findsBen(directory)).toEqual([ben.userId]);
    expect(await findsBen(await started())).toEqual([ben.userId]);
  });

  it.each<[string, (stranger: LogSigner) => void]>([
    ["that it did not endorse", (stranger) => log.rotateKey(stranger)],
    ["of which the server says nothing", (stranger) => void (log.signer = stranger)],
    [
      "that came from another description",
      (stranger) => {
        log.signer = stranger;
        log.description = { ...log.description, keys: [{ vkey: stranger.vkey, endorsement: null }] };
      },
    ],
  ])("may not be replaced by one %s", async (_, replace) => {
    const directory = await started();
    await findsBen(directory);
    const { size } = directory.trust;
    replace(parseSkey(generateSkey(log.description.origin)));
    log.grow(1);
    expect(await failure(findsBen(directory))).toBe("log-untrusted");
    expect(directory.trust.size).toBe(size);
  });

  it("signs nothing new once it was replaced", async () => {
    const directory = await started();
    const old = log.signer;
    log.rotateKey();
    await findsBen(directory);
    log.grow(1);
    const logCheckpoint = () => log.checkpoint(log.size, old);
    expect(await failure(follow(directory, { logCheckpoint }))).toBe("log-untrusted");
  });
});

describe("a key that the log does not announce", () => {
  it("signs nothing that is believed, and is not kept", async () => {
    const directory = await started();
    await findsBen(directory);
    const { size } = directory.trust;
    const honest = log.copy();
    log.rotateKey(log.signer, false);
    log.grow(2);
    expect(await failure(findsBen(directory))).toBe("log-untrusted");
    expect(await failure(findsBen(await started()))).toBe("log-untrusted");
    expect(directory.trust.size).toBe(size);
    log = honest;
    log.grow(3);
    expect(await findsBen(await started())).toEqual([ben.userId]);
  });

  it("is not believed at first sight either", async () => {
    const honest = log.copy();
    log.rotateKey(log.signer, false);
    expect(await failure(findsBen(await started()))).toBe("log-untrusted");
    log = honest;
    expect(await findsBen(await started())).toEqual([ben.userId]);
  });

  it("is believed once the log does, also where the old key has signed the announcement", async () => {
    const directory = await started();
    await findsBen(directory);
    const old = log.signer;
    log.rotateKey();
    await follow(directory, { logCheckpoint: () => log.checkpoint(log.size, old) });
    expect(directory.trust.mirror.size).toBe(log.size);
    log.grow(1);
    expect(await findsBen(directory)).toEqual([ben.userId]);
  });

  it("cannot be announced in other entries than those of the log", async () => {
    const directory = await started();
    await findsBen(directory);
    const announcing = log.copy();
    announcing.signer = log.signer;
    announcing.rotateKey();
    log.description = announcing.description;
    log.signer = announcing.signer;
    log.grow(1);
    const logEntries: ServerOfLog["logEntries"] = async (from, to) => announcing.entries.slice(from, to);
    expect(await failure(follow(directory, { logEntries }))).toBe("log-untrusted");
  });
});

describe("a key that was replaced", () => {
  it.each<[string, (other: MemoryLog) => void, number]>([
    ["another log", (other) => other.grow(3), 0],
    ["a log that ends earlier", () => undefined, -1],
  ])("cannot stop anything for good by signing %s", async (_, goOn, less) => {
    const old = log.signer;
    const other = log.copy();
    other.now += 5;
    log.rotateKey();
    log.grow(4);
    const directory = await started();
    await findsBen(directory);
    goOn(other);
    const logCheckpoint = () => other.checkpoint(other.size + less, old);
    expect(await failure(follow(directory, { logCheckpoint }))).toBe("log-untrusted");
    expect(await findsBen(directory)).toEqual([ben.userId]);
    expect((await desk.start()).alarms.list()).toEqual([]);
  });
});

describe("a policy", () => {
  const witness = parseWitnessSkey(generateWitnessSkey("witness.example/w"));

  function demand(change: { keys?: string[]; witnesses?: string[]; quorum?: number } = {}): void {
    const { origin, keys, vrfKey } = log.description;
    desk.policy = new Map([
      [
        "https://keys.example.org",
        {
          origin,
          keys: (change.keys ?? keys.map(({ vkey }) => vkey)).map(parseVkey),
          vrfKey: base64UrlToBytes(vrfKey),
          witnesses: (change.witnesses ?? []).map(parseVkey),
          quorum: change.quorum ?? 0,
        },
      ],
    ]);
  }

  it("refuses another log from the first moment", async () => {
    demand({ keys: [parseSkey(generateSkey(log.description.origin)).vkey] });
    expect(await failure(findsBen(await started()))).toBe("log-untrusted");
  });

  it("refuses another log that was believed before there was a policy", async () => {
    await findsBen(await started());
    demand({ keys: [parseSkey(generateSkey(log.description.origin)).vkey] });
    expect(await failure(findsBen(await started()))).toBe("log-untrusted");
  });

  it("believes the log that it names, and the keys that this one endorses", async () => {
    demand();
    log.rotateKey();
    expect(await findsBen(await started())).toEqual([ben.userId]);
    demand();
    expect(await findsBen(await started())).toEqual([ben.userId]);
  });

  it("demands cosignatures of every checkpoint", async () => {
    demand({ witnesses: [witness.vkey], quorum: 1 });
    expect(await failure(findsBen(await started()))).toBe("log-untrusted");
    const lookUp: ServerOfLog["lookUp"] = async (wanted) => {
      const answer = await log.lookUp(wanted);
      return { ...answer, checkpoint: cosign(answer.checkpoint, witness, log.now) };
    };
    expect(await findsBen(await started({ lookUp }))).toEqual([ben.userId]);
    const stranger = parseWitnessSkey(generateWitnessSkey("witness.example/w"));
    const byStranger: ServerOfLog["lookUp"] = async (wanted) => {
      const answer = await log.lookUp(wanted);
      return { ...answer, checkpoint: cosign(answer.checkpoint, stranger, log.now) };
    };
    expect(await failure(findsBen(await started({ lookUp: byStranger })))).toBe("log-untrusted");
  });
});
