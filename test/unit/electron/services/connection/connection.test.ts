import { afterEach, describe, expect, it, vi } from "vitest";
import { Connection } from "../../../../../electron/services/connection/connection";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import type { KeyServer } from "../../../../../electron/services/ports";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";

const ORIGIN = "https://keys.example.org";

/** A server that fails as told, and a session at it. */
function scene(askAgainAfter: readonly number[] = [1]) {
  const fault: { code: ErrorCode | null } = { code: null };
  const answer = async () => {
    if (fault.code !== null) throw new KeyferryError(fault.code);
  };
  const real = (origin: string) =>
    ({
      origin,
      own: { describe: answer },
      checkReachable: answer,
      registerData: answer,
    }) as unknown as KeyServer;
  const state: { problem: ErrorCode | null } = { problem: null };
  const session = {
    problem: () => state.problem,
    server: () => server,
    onOpen: () => () => undefined,
  };
  const connection = new Connection({ session, clock: () => 1_000, askAgainAfter });
  const server = connection.watching(real(ORIGIN));
  const other = connection.watching(real("https://other.example.org"));
  return { fault, state, connection, server, other };
}

const opened: Connection[] = [];
afterEach(() => {
  for (const connection of opened.splice(0)) connection.close();
});

describe("whether the key server can be reached", () => {
  it.each(["server-unreachable", "server-slow"] as const)("%s says no, with the moment", async (code) => {
    const { fault, connection, server } = scene([60_000]);
    opened.push(connection);
    expect(connection.describe()).toEqual({ state: "reachable" });
    fault.code = code;
    await expect(server.registerData([])).rejects.toMatchObject({ code });
    expect(connection.describe()).toEqual({ state: "unreachable", since: 1_000 });
    expect(connection.isAway).toBe(true);
  });

  it.each(["server-error", "server-busy", "server-refused"] as const)("%s says yes", async (code) => {
    const { fault, connection, server } = scene([60_000]);
    opened.push(connection);
    fault.code = "server-unreachable";
    await server.registerData([]).catch(() => undefined);
    fault.code = code;
    await server.registerData([]).catch(() => undefined);
    expect(connection.isAway).toBe(false);
  });

  it("other servers and a locked app say nothing", async () => {
    const { fault, state, connection, server, other } = scene();
    opened.push(connection);
    fault.code = "server-unreachable";
    await other.checkReachable().catch(() => undefined);
    state.problem = "locked";
    await server.checkReachable().catch(() => undefined);
    expect(connection.isAway).toBe(false);
  });

  it("asks again by itself, and tells once when it is back", async () => {
    const { fault, connection, server } = scene();
    opened.push(connection);
    const back = vi.fn();
    const views: string[] = [];
    connection.onBack(back);
    connection.onChange(({ state }) => views.push(state));
    fault.code = "server-unreachable";
    await server.registerData([]).catch(() => undefined);
    await server.registerData([]).catch(() => undefined);
    fault.code = null;
    await vi.waitFor(() => expect(back).toHaveBeenCalledTimes(1), { timeout: 20_000 });
    expect(views).toEqual(["unreachable", "reachable"]);
  });

  it("is asked at once when the person wants it", async () => {
    const { fault, connection } = scene([60_000]);
    opened.push(connection);
    fault.code = "server-slow";
    expect(await connection.tryNow()).toMatchObject({ state: "unreachable" });
    fault.code = null;
    expect(await connection.tryNow()).toEqual({ state: "reachable" });
  });
});
