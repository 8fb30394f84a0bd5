import type * as NodeFs from "node:fs";
import { existsSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { giveName } from "../../../../../electron/engine/worker/publish";

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof NodeFs>();
  return { ...original, linkSync: vi.fn(original.linkSync) };
});

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keyferry-publish-"));
  writeFileSync(join(folder, "part"), "plaintext");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function publish(): void {
  const paths = { temporaryPath: join(folder, "part"), targetPath: join(folder, "target") };
  giveName({ ...paths, target: "must-be-new" });
}

function failLinkWith(code: string): void {
  vi.mocked(linkSync).mockImplementationOnce(() => {
    throw Object.assign(new Error(code), { code, syscall: "link" });
  });
}

describe("a name that must be new", () => {
  it.each([null, "EPERM", "ENOTSUP", "ENOSYS"])(
    "is taken as a whole (hard links fail with %s)",
    (failure) => {
      if (failure !== null) failLinkWith(failure);
      publish();
      expect(readdirSync(folder)).toEqual(["target"]);
      expect(readFileSync(join(folder, "target"), "utf8")).toBe("plaintext");
    },
  );

  it.each([null, "EPERM"])("is never taken from another file (hard links fail with %s)", (failure) => {
    writeFileSync(join(folder, "target"), "precious");
    if (failure !== null) failLinkWith(failure);
    expect(publish).toThrow(expect.objectContaining({ code: "EEXIST" }));
    expect(readFileSync(join(folder, "target"), "utf8")).toBe("precious");
  });

  it("is not tried another way when the disk is what fails", () => {
    failLinkWith("EIO");
    expect(publish).toThrow(expect.objectContaining({ code: "EIO" }));
    expect(existsSync(join(folder, "target"))).toBe(false);
  });
});
