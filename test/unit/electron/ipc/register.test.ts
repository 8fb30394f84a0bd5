import { describe, expect, it, vi } from "vitest";
import { eventSender } from "../../../../electron/ipc/events";
import { type IpcHandlers, registerIpcHandlers } from "../../../../electron/ipc/register";
import { KeyferryError } from "../../../../electron/services/keyferry-error";
import { ipcContract } from "../../../../shared/protocol/ipc/contract";

const OWN_ID = 7;
const jobId = "7f3e7a52-0f5b-4c55-9f0e-2c1a6d0e7b11";

type Listener = (event: unknown, request: unknown) => Promise<unknown>;

/** A page of the window OWN_ID that shows the app. */
function ownPage(url = "app://keyferry/index.html") {
  const frame = { url, parent: null };
  return { senderFrame: frame, sender: { id: OWN_ID, mainFrame: frame } };
}

function registered(handlers: Partial<IpcHandlers>, isLocked = () => false) {
  const listeners = new Map<string, Listener>();
  const report = vi.fn();
  registerIpcHandlers(
    {
      handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
    } as unknown as Parameters<typeof registerIpcHandlers>[0],
    handlers as IpcHandlers,
    { ownContentsId: () => OWN_ID, isLocked, report },
  );
  const invoke = (channel: string, request?: unknown, event: unknown = ownPage()) =>
    listeners.get(channel)?.(event, request) ?? Promise.reject(new Error(`no listener for ${channel}`));
  return { listeners, invoke, report };
}

describe("the registration of IPC handlers", () => {
  it("covers every channel of the contract", () => {
    expect([...registered({}).listeners.keys()].sort()).toEqual(Object.keys(ipcContract).sort());
  });

  it("answers with the handler's value, without what the contract does not name", async () => {
    const { invoke } = registered({
      "items.addFiles": () => ({ jobId, key: "secret" }) as { jobId: string },
      "vaults.forget": () => undefined,
    });
    const place = { vaultId: "0".repeat(32), folderId: "1".repeat(32) };
    expect(await invoke("items.addFiles", place)).toEqual({ ok: true, value: { jobId } });
    expect(await invoke("vaults.forget", { vaultId: "0".repeat(32) })).toEqual({
      ok: true,
      value: undefined,
    });
  });

  it("refuses a request that does not fit, without calling the handler or logging its content", async () => {
    const forget = vi.fn();
    const { invoke, report } = registered({ "vaults.forget": forget });
    expect(await invoke("vaults.forget", { vaultId: "../../secret" })).toEqual({
      ok: false,
      code: "request-invalid",
    });
    expect(await invoke("vaults.forget", undefined)).toEqual({ ok: false, code: "request-invalid" });
    expect(forget).not.toHaveBeenCalled();
    expect(String(report.mock.calls[0]?.[1])).not.toContain("secret");
  });

  it("lets errors out as codes only", async () => {
    const failing = (error: unknown) =>
      registered({
        "jobs.list": () => {
          throw error;
        },
      });
    expect(await failing(new KeyferryError("disk-full", "on /home")).invoke("jobs.list")).toEqual({
      ok: false,
      code: "disk-full",
    });
    const faulty = failing(new TypeError("x of undefined"));
    expect(await faulty.invoke("jobs.list")).toEqual({ ok: false, code: "internal" });
    expect(faulty.report).toHaveBeenCalledOnce();
  });

  it("takes a response that does not fit for a fault of our own", async () => {
    const { invoke, report } = registered({ "jobs.list": () => [{ wrong: true }] as never });
    expect(await invoke("jobs.list")).toEqual({ ok: false, code: "internal" });
    expect(report).toHaveBeenCalledOnce();
  });

  const frame = { url: "app://keyferry/index.html", parent: null };
  it.each([
    ["a frame that is gone", { senderFrame: null, sender: { id: OWN_ID, mainFrame: frame } }],
    ["another window", { senderFrame: frame, sender: { id: 8, mainFrame: frame } }],
    [
      "an embedded frame",
      { senderFrame: { ...frame, parent: frame }, sender: { id: OWN_ID, mainFrame: frame } },
    ],
    ["a foreign page", ownPage("https://example.org/index.html")],
    ["a host that begins like ours", ownPage("app://keyferry.evil/index.html")],
    ["a blank page", ownPage("about:blank")],
  ])("refuses %s loudly", async (_who, event) => {
    const list = vi.fn(() => []);
    const { invoke, report } = registered({ "jobs.list": list });
    await expect(invoke("jobs.list", undefined, event)).rejects.toThrow(/refused/);
    expect(list).not.toHaveBeenCalled();
    expect(report).toHaveBeenCalledWith("ipc refused", expect.any(Error));
  });
});

describe("while the app is locked", () => {
  it("every channel refuses, but those of the lock and what the settings are", async () => {
    const list = vi.fn(() => []);
    const { listeners, invoke } = registered(
      { "jobs.list": list, "lock.describe": () => ({ state: "open" }) },
      () => true,
    );
    const refusing: string[] = [];
    for (const channel of listeners.keys()) {
      const answer = await invoke(channel);
      if (JSON.stringify(answer) === '{"ok":false,"code":"locked"}') refusing.push(channel);
    }
    const others = ["lock.describe", "lock.now", "lock.open", "settings.get"];
    expect(refusing).toEqual([...listeners.keys()].filter((channel) => !others.includes(channel)));
    expect(list).not.toHaveBeenCalled();
    expect(await invoke("lock.describe")).toEqual({ ok: true, value: { state: "open" } });
  });

  it("what was asked before is not answered any more", async () => {
    let isLocked = false;
    const { invoke } = registered(
      {
        "jobs.list": () => {
          isLocked = true;
          return [];
        },
      },
      () => isLocked,
    );
    expect(await invoke("jobs.list")).toEqual({ ok: false, code: "locked" });
  });

  it("the page is told that it is locked, and nothing else of what goes on", () => {
    const page = { isDestroyed: () => false, send: vi.fn() };
    const send = eventSender(
      () => page,
      () => true,
    );
    send("vaults.changed", { vaultId: "a".repeat(32) });
    send("find.handedOver", {});
    expect(page.send).not.toHaveBeenCalled();
    send("lock.changed", { state: "locked", because: "sleep", plaintextLeft: false });
    expect(page.send).toHaveBeenCalledOnce();
  });
});

describe("events", () => {
  const open = () => false;
  it("are parsed before they leave", () => {
    const page = { isDestroyed: () => false, send: vi.fn() };
    const send = eventSender(() => page, open);
    send("vaults.changed", { vaultId: "a".repeat(32), folder: "/home/ann" } as { vaultId: string });
    expect(page.send).toHaveBeenCalledExactlyOnceWith("vaults.changed", { vaultId: "a".repeat(32) });
    expect(() => send("vaults.changed", { vaultId: "x" })).toThrow();
  });

  it("go nowhere while there is no page", () => {
    const gone = { isDestroyed: () => true, send: vi.fn() };
    eventSender(() => null, open)("received.changed", {});
    eventSender(() => gone, open)("received.changed", {});
    expect(gone.send).not.toHaveBeenCalled();
  });
});
