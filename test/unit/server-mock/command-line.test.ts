import { describe, expect, it } from "vitest";
import { listOfModes, readMockCommand } from "../../../server-mock/command-line";
import { MODES } from "../../../server-mock/modes";

describe("the mock's command line", () => {
  it("takes modes and leaves the rest to the server", () => {
    const args = [
      "--port",
      "0",
      "--mode",
      "slow",
      "--host=127.0.0.1",
      "--mode=errors",
      "--log-level",
      "warn",
    ];
    expect(readMockCommand(args)).toEqual({
      modes: ["slow", "errors"],
      target: "bob@example.org",
      listModes: false,
      serverArgs: ["--port", "0", "--host=127.0.0.1", "--log-level", "warn"],
    });
  });

  it("takes another target", () => {
    expect(readMockCommand(["--target", "carol@example.org"]).target).toBe("carol@example.org");
  });

  it("says that a value is missing", () => {
    expect(() => readMockCommand(["--mode"])).toThrow("--mode needs a value.");
  });

  it("lists each mode with a sentence on a line of its own", () => {
    const lines = listOfModes().trimEnd().split("\n");
    expect(lines).toHaveLength(MODES.length);
    for (const [index, { name, sentence }] of MODES.entries()) {
      expect(lines[index]).toMatch(new RegExp(`^${name} +`));
      expect(lines[index]).toContain(sentence);
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("has no two modes of one name", () => {
    expect(new Set(MODES.map(({ name }) => name)).size).toBe(MODES.length);
  });
});
