import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bytesToBase64Url, vrfPublicKey } from "../../../../../shared/crypto";
import { MemoryLog } from "../stand-ins/memory-log";
import { serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

let desk: LogDesk;

beforeEach(async () => {
  desk = await LogDesk.made();
});
afterEach(() => desk.remove());

const vrfKey = bytesToBase64Url(vrfPublicKey(new Uint8Array(32).fill(7)));

describe("the key by which a log makes its labels", () => {
  it("is the one that the log itself names, whatever the server tells somebody who comes for the first time", async () => {
    const log = MemoryLog.started();
    await log.enrol("Anna", 0);
    log.description = { ...log.description, vrfKey };
    const { trust } = await desk.directoryOf(serverOf(() => log));
    await expect(trust.follow(serverOf(() => log))).rejects.toMatchObject({ code: "log-untrusted" });
  });

  it("is not believed of a log that names none", async () => {
    const log = MemoryLog.started();
    log.entries = [];
    await log.enrol("Anna", 0);
    const directory = await desk.directoryOf(serverOf(() => log));
    await expect(directory.lookUp({ addresses: ["anna@example.org"] })).rejects.toMatchObject({
      code: "log-untrusted",
    });
  });

  it("cannot be changed later", async () => {
    const log = MemoryLog.started();
    const server = serverOf(() => log);
    const { trust } = await desk.directoryOf(server);
    await trust.follow(server);
    log.add({
      kind: "audit-head",
      time: log.now,
      auditSequence: 1,
      auditHash: new Uint8Array(32),
      labelsKey: new Uint8Array(32),
    });
    await expect(trust.follow(server)).rejects.toMatchObject({ code: "log-untrusted" });
  });
});
