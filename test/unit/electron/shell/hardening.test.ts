import { EventEmitter } from "node:events";
import { describe, expect, it, vi } from "vitest";
import { CameraPermission, endWithThePage } from "../../../../electron/shell/camera-permission";
import { safeExternalLink } from "../../../../electron/shell/external-links";
import { guardContents, isLocalAddress } from "../../../../electron/shell/navigation-guard";
import { isPermitted } from "../../../../electron/shell/permissions";

describe("permissions", () => {
  it("are denied unless the table grants them", () => {
    for (const permission of [
      "media",
      "geolocation",
      "openExternal",
      "fileSystem",
      "usb",
      "clipboard-read",
    ]) {
      expect(isPermitted(permission, "app://keyferry/index.html")).toBe(false);
    }
    expect(isPermitted("something-new-in-chromium", "app://keyferry/")).toBe(false);
    expect(isPermitted("constructor", "app://keyferry/")).toBe(false);
  });

  it("are granted to the app's own page only", () => {
    expect(isPermitted("clipboard-sanitized-write", "app://keyferry")).toBe(true);
    expect(isPermitted("clipboard-sanitized-write", "https://example.org/")).toBe(false);
    expect(isPermitted("clipboard-sanitized-write", "")).toBe(false);
  });
});

describe("the camera", () => {
  const page = "app://keyferry/index.html";
  const video = { address: page, mediaTypes: ["video"] };

  it("is permitted only between asking for it and ending that, to the app's own page, without a microphone", async () => {
    const camera = new CameraPermission(async () => true);
    expect(camera.permits(video)).toBe(false);
    await camera.allow();
    expect(camera.permits(video)).toBe(true);
    for (const mediaTypes of [["video", "audio"], ["audio"], ["unknown"], []])
      expect(camera.permits({ address: page, mediaTypes })).toBe(false);
    for (const address of ["https://example.org/", "app://keyferry.evil/", ""])
      expect(camera.permits({ ...video, address })).toBe(false);
    camera.end();
    expect(camera.permits(video)).toBe(false);
  });

  it("is not permitted any more once the page that asked was reloaded or has crashed", async () => {
    const app = new EventEmitter();
    const camera = new CameraPermission(async () => true);
    endWithThePage(app as unknown as Parameters<typeof endWithThePage>[0], camera);
    const contents = new EventEmitter();
    app.emit("web-contents-created", {}, contents);
    await camera.allow();
    contents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: true });
    contents.emit("did-start-navigation", { isMainFrame: false, isSameDocument: false });
    expect(camera.permits(video)).toBe(true);
    contents.emit("did-start-navigation", { isMainFrame: true, isSameDocument: false });
    expect(camera.permits(video)).toBe(false);
    await camera.allow();
    contents.emit("render-process-gone", {}, { reason: "crashed" });
    expect(camera.permits(video)).toBe(false);
  });

  it("is not permitted when the system says no", async () => {
    const camera = new CameraPermission(async () => false);
    await camera.allow();
    expect(camera.permits(video)).toBe(false);
  });
});

describe("links out of the app", () => {
  it("are opened when they are plain https, written anew", () => {
    expect(safeExternalLink("HTTPS://Example.org/a b")).toBe("https://example.org/a%20b");
  });
  it.each([
    "http://example.org/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "smb://server/share",
    "https://bank.example@evil.example/",
    "ms-officecmd:x",
    "nonsense",
  ])("are not opened: %s", (link) => {
    expect(safeExternalLink(link)).toBeNull();
  });
});

describe("what a page may load", () => {
  it("never comes from a network", () => {
    expect(isLocalAddress("app://keyferry/assets/x.js")).toBe(true);
    expect(isLocalAddress("data:image/png;base64,AA==")).toBe(true);
    for (const remote of [
      "https://example.org/",
      "http://127.0.0.1/",
      "ws://x/",
      "file:///etc/passwd",
      "app://x/",
    ]) {
      expect(isLocalAddress(remote)).toBe(false);
    }
  });
});

describe("a guarded page", () => {
  type Listener = (event: { preventDefault: () => void; url: string; isMainFrame: boolean }) => void;

  function guarded() {
    const listeners = new Map<string, Listener>();
    let openWindow: (details: { url: string }) => { action: string } = () => ({ action: "allow" });
    const openExternal = vi.fn(async (_link: string) => {});
    const refused = vi.fn();
    const contents = {
      on: (event: string, listener: Listener) => listeners.set(event, listener),
      setWindowOpenHandler: (handler: typeof openWindow) => {
        openWindow = handler;
      },
    };
    guardContents(contents as unknown as Parameters<typeof guardContents>[0], { openExternal, refused });
    const isPrevented = (event: string, url: string, isMainFrame = true) => {
      const preventDefault = vi.fn();
      listeners.get(event)?.({ preventDefault, url, isMainFrame });
      return preventDefault.mock.calls.length > 0;
    };
    return { isPrevented, open: (url: string) => openWindow({ url }).action, openExternal, refused };
  }

  it("does not navigate anywhere but to itself", () => {
    const page = guarded();
    expect(page.isPrevented("will-frame-navigate", "https://example.org/")).toBe(true);
    expect(page.isPrevented("will-frame-navigate", "file:///etc/passwd")).toBe(true);
    expect(page.isPrevented("will-frame-navigate", "app://keyferry/assets/x.svg")).toBe(true);
    expect(page.isPrevented("will-frame-navigate", "app://keyferry/index.html", false)).toBe(true);
    expect(page.isPrevented("will-frame-navigate", "app://keyferry/index.html#/find")).toBe(false);
    expect(page.isPrevented("will-redirect", "app://keyferry/index.html")).toBe(true);
    expect(page.isPrevented("will-attach-webview", "")).toBe(true);
    expect(page.refused).toHaveBeenCalledTimes(6);
  });

  it("opens no window; an https link goes to the browser", () => {
    const page = guarded();
    expect(page.open("https://example.org/help")).toBe("deny");
    expect(page.openExternal).toHaveBeenCalledExactlyOnceWith("https://example.org/help");
    expect(page.open("file:///etc/passwd")).toBe("deny");
    expect(page.open("app://keyferry/index.html")).toBe("deny");
    expect(page.openExternal).toHaveBeenCalledOnce();
  });
});
