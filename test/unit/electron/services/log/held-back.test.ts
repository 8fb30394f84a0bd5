import { expect, it } from "vitest";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { heldBack } from "../../../../../electron/services/log/held-back";
import type { KeyServer } from "../../../../../electron/services/ports";
import { newUserId } from "../../../../../shared/crypto";
import { MemoryLog } from "../stand-ins/memory-log";
import { serverOf } from "../stand-ins/server-of-log";
import { LogDesk } from "./log-desk";

it("sends no record of mine to a server whose log has contradicted itself", async () => {
  const desk = await LogDesk.made();
  let log = MemoryLog.started();
  const branch = log.copy();
  log.grow(1);
  branch.now += 1;
  branch.grow(1);
  const sent: Uint8Array[] = [];
  const plain = serverOf(() => log);
  const own: Partial<KeyServer["own"]> = {
    ...plain.own,
    enrol: async (record) => void sent.push(record),
    replace: async (_, record) => void sent.push(record),
  };
  const { directories } = await desk.start();
  const server = heldBack({ ...plain, own: own as KeyServer["own"] }, directories);
  const record = Uint8Array.of(1);
  await server.own.enrol(record, null);
  await server.own.replace(newUserId(), record, record, "previous-key");
  expect(sent).toHaveLength(2);
  const { trust } = await directories.of(server);
  await trust.follow(server);
  log = branch;
  await expect(trust.follow(server)).rejects.toBeInstanceOf(KeyferryError);
  const refused = { code: "log-forked" };
  await expect(server.own.enrol(record, null)).rejects.toMatchObject(refused);
  await expect(server.own.replace(newUserId(), record, record, "recovery-key")).rejects.toMatchObject(
    refused,
  );
  expect(sent).toHaveLength(2);
  await desk.remove();
});
