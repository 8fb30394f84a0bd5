import { describe, expect, it, vi } from "vitest";
import { HandedOver } from "../../../../electron/shell/handed-over";
import { takeHandedOver } from "../../../../electron/shell/handing-over";
import { claimSingleInstance } from "../../../../electron/shell/single-instance";
import {
  handedOverLinksOf,
  handedOverPaths,
  readStartOptions,
} from "../../../../electron/shell/start-options";
import { canBeReached, parseWindowState, placeWindow } from "../../../../electron/shell/window-state";

describe("the command line", () => {
  it("hands over containers, by path or by file: address, and nothing else", () => {
    const argv = ["/opt/Keyferry/keyferry", "--no-sandbox", "a.keyferry", "/abs/B.KEYFERRY", "notes.txt"];
    expect(handedOverPaths(argv, "/home/ann")).toEqual(["/home/ann/a.keyferry", "/abs/B.KEYFERRY"]);
    expect(handedOverPaths(["keyferry", "file:///tmp/with%20space.keyferry"], "/")).toEqual([
      "/tmp/with space.keyferry",
    ]);
  });
  it("hands over links of ours as they are, never as paths", () => {
    const argv = [
      "keyferry",
      "--x=keyferry:data",
      "KEYFERRY:data?id=a",
      "keyferry:x.keyferry",
      "https://k.example",
    ];
    expect(handedOverLinksOf(argv)).toEqual(["KEYFERRY:data?id=a", "keyferry:x.keyferry"]);
    expect(handedOverPaths(argv, "/")).toEqual([]);
  });
  it("takes neither options nor addresses elsewhere for a path", () => {
    expect(
      handedOverPaths(
        ["keyferry", "--open=x.keyferry", "file://host/share/x.keyferry", "keyferry://open/x.keyferry"],
        "/",
      ),
    ).toEqual([]);
  });
});

describe("the environment", () => {
  it("suggests a server and keeps test keychains apart", () => {
    expect(readStartOptions({ KEYFERRY_SERVER: " https://k.example " })).toEqual({
      suggestedServer: "https://k.example",
      keychainService: "Keyferry",
      logPolicyFile: null,
    });
    expect(
      readStartOptions({
        KEYFERRY_KEYCHAIN_SERVICE: "Keyferry test 1",
        KEYFERRY_LOG_POLICY: "/etc/logs.json",
      }),
    ).toEqual({
      suggestedServer: null,
      keychainService: "Keyferry test 1",
      logPolicyFile: "/etc/logs.json",
    });
  });
});

describe("a link that the system hands over", () => {
  it("is kept while there can be no window yet, and brings the window to the front later", () => {
    const listeners = new Map<string, (event: { preventDefault: () => void }, link: string) => void>();
    let isReady = false;
    const app = {
      isPackaged: true,
      isReady: () => isReady,
      requestSingleInstanceLock: () => true,
      setAsDefaultProtocolClient: () => true,
      on: (name: string, listener: (event: { preventDefault: () => void }, link: string) => void) =>
        listeners.set(name, listener),
    } as unknown as Parameters<typeof takeHandedOver>[0];
    const window = {
      show: vi.fn(() => {
        if (!isReady) throw new Error("cannot create a window before the app is ready");
      }),
    };
    const handedOver = takeHandedOver(
      app,
      { argv: ["keyferry"], platform: "darwin", cwd: () => "/" },
      window,
    );
    const open = (link: string) => listeners.get("open-url")?.({ preventDefault: () => undefined }, link);
    open("keyferry:data?id=1");
    expect(window.show).not.toHaveBeenCalled();
    isReady = true;
    open("keyferry:data?id=2");
    expect(window.show).toHaveBeenCalledOnce();
    const links: string[] = [];
    handedOver?.links.deliverTo((link) => void links.push(link));
    expect(links).toEqual(["keyferry:data?id=1", "keyferry:data?id=2"]);
  });
});

describe("files handed over", () => {
  it("wait until the app can take them, and keep their order", () => {
    const files = new HandedOver();
    files.add(["/1.keyferry", "/2.keyferry"]);
    const taken: string[] = [];
    files.deliverTo((path) => taken.push(path));
    files.add(["/3.keyferry"]);
    expect(taken).toEqual(["/1.keyferry", "/2.keyferry", "/3.keyferry"]);
  });
});

describe("a second start", () => {
  function claim(isFirst: boolean) {
    let announce: (data: unknown) => void = () => {};
    const onSecondStart = vi.fn();
    const requestSingleInstanceLock = vi.fn((_data: unknown) => isFirst);
    const app = {
      requestSingleInstanceLock,
      on: (_event: string, listener: (...args: unknown[]) => void) => {
        announce = (data) => listener({}, ["argv"], "/", data);
      },
    };
    const claimed = claimSingleInstance(
      app as unknown as Parameters<typeof claimSingleInstance>[0],
      { paths: ["/x.keyferry"], links: ["keyferry:x"] },
      onSecondStart,
    );
    return { claimed, announce, onSecondStart, requestSingleInstanceLock };
  }

  it("gives its paths and links to the first and ends", () => {
    const { claimed, requestSingleInstanceLock } = claim(false);
    expect(claimed).toBe(false);
    expect(requestSingleInstanceLock).toHaveBeenCalledWith({ paths: ["/x.keyferry"], links: ["keyferry:x"] });
  });

  it("is believed only as far as its message fits", () => {
    const { claimed, announce, onSecondStart } = claim(true);
    expect(claimed).toBe(true);
    const given = { paths: ["/y.keyferry"], links: ["keyferry:data?id=1"] };
    announce(given);
    expect(onSecondStart).toHaveBeenLastCalledWith(given);
    for (const wrong of [{ paths: [7], links: [] }, { paths: ["/y.keyferry"] }, undefined]) {
      announce(wrong);
      expect(onSecondStart).toHaveBeenLastCalledWith({ paths: [], links: [] });
    }
  });
});

describe("the window", () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1040 }];
  it("opens where it was left", () => {
    const saved = { bounds: { x: 100, y: 80, width: 1000, height: 700 }, isMaximized: true };
    expect(placeWindow(saved, screens)).toEqual(saved);
  });
  it("comes back to the first screen when its own is gone", () => {
    const saved = { bounds: { x: 3000, y: 80, width: 1000, height: 700 }, isMaximized: false };
    expect(placeWindow(saved, screens).bounds).toEqual({ width: 1180, height: 780 });
  });
  it("stays on a second screen, also on one to the left, and across two of them", () => {
    const two = [...screens, { x: -1280, y: 0, width: 1280, height: 984 }];
    for (const bounds of [
      { x: -1200, y: 20, width: 1000, height: 700 },
      { x: -600, y: 20, width: 2400, height: 700 },
    ]) {
      expect(placeWindow({ bounds, isMaximized: false }, two).bounds).toEqual(bounds);
    }
  });
  it("is no larger than a screen that has become smaller", () => {
    const saved = { bounds: { x: 0, y: 0, width: 3000, height: 2000 }, isMaximized: false };
    expect(placeWindow(saved, screens).bounds).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });
  it("cannot be reached where no screen is any more, or where its title bar is above all of them", () => {
    const size = { width: 1000, height: 700 };
    expect(canBeReached({ x: 100, y: 0, ...size }, screens)).toBe(true);
    expect(canBeReached({ x: 2500, y: 0, ...size }, screens)).toBe(false);
    expect(canBeReached({ x: 100, y: -300, ...size }, screens)).toBe(false);
    expect(canBeReached({ x: -990, y: 100, ...size }, screens)).toBe(false);
  });
  it("is no larger than the screen at first", () => {
    expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }]).bounds).toEqual({
      width: 1024,
      height: 600,
    });
  });
  it("forgets a place that cannot be read", () => {
    expect(parseWindowState("{")).toBeNull();
    expect(parseWindowState('{"bounds":{"x":"0"},"isMaximized":true}')).toBeNull();
  });
});
