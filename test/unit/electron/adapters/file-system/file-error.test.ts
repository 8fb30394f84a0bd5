import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileErrorCode, systemErrorName } from "../../../../../electron/adapters/file-system";

function systemError(name: string): Error {
  return Object.assign(new Error(name), { code: name, syscall: "write", errno: -1 });
}

describe("errors of the file system", () => {
  it.each([
    ["ENOENT", "file-not-found"],
    ["EACCES", "permission-denied"],
    ["EPERM", "permission-denied"],
    ["EROFS", "permission-denied"],
    ["ENOSPC", "disk-full"],
    ["EDQUOT", "disk-full"],
    ["EIO", "disk-error"],
    ["EEXIST", "target-exists"],
    ["ENAMETOOLONG", "name-invalid"],
    ["ESTALE", "disk-error"],
  ])("%s is %s", (name, code) => {
    expect(fileErrorCode(systemError(name))).toBe(code);
  });

  it("are told from everything else that is thrown", () => {
    for (const other of [
      new Error("x"),
      "ENOENT",
      null,
      undefined,
      { code: "ENOENT" },
      new TypeError("bad"),
    ]) {
      expect(fileErrorCode(other)).toBeNull();
    }
    expect(fileErrorCode(Object.assign(new Error("x"), { code: "ERR_ASSERTION" }))).toBeNull();
  });

  it("that Node makes itself are recognised: a path with a zero byte", () => {
    const error = (() => {
      try {
        return readFileSync("a\0b");
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(systemErrorName(error)).toBe("ERR_INVALID_ARG_VALUE");
    expect(fileErrorCode(error)).toBe("name-invalid");
  });
});
