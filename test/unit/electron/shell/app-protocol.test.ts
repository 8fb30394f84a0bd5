import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isAppAddress, isAppPage } from "../../../../electron/shell/app-address";
import { fileOfAddress, serveRenderer } from "../../../../electron/shell/app-protocol";

const folder = path.resolve("/srv/renderer");

describe("what an app:// address names", () => {
  it("is a file of the renderer's build", () => {
    expect(fileOfAddress("app://keyferry/", folder)).toBe(path.join(folder, "index.html"));
    expect(fileOfAddress("app://keyferry/index.html?x=1#y", folder)).toBe(path.join(folder, "index.html"));
    expect(fileOfAddress("app://keyferry/assets/main-1a2b.js", folder)).toBe(
      path.join(folder, "assets/main-1a2b.js"),
    );
  });

  it.each([
    ["another host", "app://evil/index.html"],
    ["a host that begins like ours", "app://keyferry.evil/index.html"],
    ["a user name", "app://user@keyferry/index.html"],
    ["a port", "app://keyferry:81/index.html"],
    ["another scheme", "https://keyferry/index.html"],
    ["an encoded way out", "app://keyferry/%2e%2e%2fsecret.html"],
    ["a doubly encoded way out", "app://keyferry/..%2f..%2fetc/x.html"],
    ["a backslash", "app://keyferry/..%5csecret.html"],
    ["a NUL", "app://keyferry/index.html%00.js"],
    ["a broken escape", "app://keyferry/%zz.html"],
    ["a type that no page needs", "app://keyferry/main.map"],
    ["a file without a type", "app://keyferry/secret"],
    ["nothing like an address", "keyferry"],
  ])("is nothing: %s", (_what, address) => {
    expect(fileOfAddress(address, folder)).toBeNull();
  });

  it("cannot name a sibling whose name begins like the folder's", () => {
    expect(fileOfAddress("app://keyferry/..%2frenderer-old/x.html", folder)).toBeNull();
  });
});

describe("the app's own addresses", () => {
  it("are recognised by their parts, not by their beginning", () => {
    expect(isAppAddress("app://keyferry")).toBe(true);
    expect(isAppAddress("app://keyferry/assets/x.js")).toBe(true);
    expect(isAppAddress("app://keyferry.evil/")).toBe(false);
    expect(isAppAddress("app://keyferry@evil/")).toBe(false);
    expect(isAppAddress("")).toBe(false);
    expect(isAppPage("app://keyferry/index.html#/vaults")).toBe(true);
    expect(isAppPage("app://keyferry/assets/x.js")).toBe(false);
  });
});

describe("serving the page", () => {
  let build: string;
  beforeAll(() => {
    build = fs.mkdtempSync(path.join(os.tmpdir(), "keyferry-renderer-"));
    fs.writeFileSync(path.join(build, "index.html"), "<!doctype html>");
    fs.writeFileSync(path.join(build, "main.js"), "export {};");
    fs.writeFileSync(path.join(build, "worker.mjs"), "export {};");
  });
  afterAll(() => fs.rmSync(build, { recursive: true }));

  const serve = (address: string, method = "GET") =>
    serveRenderer(build, (file) => fs.promises.readFile(file))(new Request(address, { method }));

  it("carries a policy that allows the app's files and nothing else", async () => {
    const response = await serve("app://keyferry/index.html");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toContain("http");
  });

  it("lets the script beside the page compute, and nothing more", async () => {
    const response = await serve("app://keyferry/worker.mjs");
    expect(response.headers.get("content-type")).toMatch(/^text\/javascript/);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'wasm-unsafe-eval'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
    const page = (await serve("app://keyferry/main.js")).headers.get("content-security-policy") ?? "";
    expect(page).not.toContain("unsafe");
  });

  it("answers 404 for what is not there, and for anything but GET", async () => {
    expect((await serve("app://keyferry/absent.js")).status).toBe(404);
    expect((await serve("app://keyferry/main.js", "POST")).status).toBe(404);
    expect((await serve("app://keyferry/main.js")).headers.get("content-type")).toMatch(/^text\/javascript/);
  });
});
