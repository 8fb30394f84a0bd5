import { describe, expect, it } from "vitest";
import { isLoopbackHost, parseServerOrigin } from "../../../shared/protocol/http/origin";

describe("a server's origin", () => {
  it.each([
    ["https://keys.example.org", "https://keys.example.org"],
    [" https://Keys.Example.org:443/ ", "https://keys.example.org"],
    ["https://keys.example.org:8420", "https://keys.example.org:8420"],
    ["http://127.0.0.1:8420", "http://127.0.0.1:8420"],
    ["http://localhost", "http://localhost"],
    ["http://[::1]:1", "http://[::1]:1"],
    ["http://keys.example.org", null],
    ["http://127.0.0.1.example.org", null],
    ["http://localhost.example.org", null],
    ["https://user@keys.example.org", null],
    ["https://keys.example.org/path", null],
    ["https://keys.example.org/?x", null],
    ["file:///etc/passwd", null],
    ["keys.example.org", null],
    ["", null],
  ])("of %s is %s", (address, origin) => {
    expect(parseServerOrigin(address)).toBe(origin);
  });

  it("may be plain only for loopback names and addresses", () => {
    for (const host of ["127.0.0.1", "127.8.8.8", "localhost", "LOCALHOST", "::1", "[::1]"])
      expect(isLoopbackHost(host)).toBe(true);
    for (const host of ["0.0.0.0", "::", "128.0.0.1", "127.0.0.1.org", "10.0.0.1", ""])
      expect(isLoopbackHost(host)).toBe(false);
  });
});
