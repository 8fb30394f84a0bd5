import { describe, expect, it } from "vitest";
import { ConfigurationError, readConfiguration } from "../../../server/configuration";

describe("the configuration", () => {
  it("is plain HTTP on this computer when nothing is said", () => {
    const configuration = readConfiguration([], { XDG_DATA_HOME: "/data" }, "linux");
    expect(configuration).toMatchObject({
      host: "127.0.0.1",
      port: 8420,
      publicOrigin: null,
      tlsFiles: null,
    });
    expect(configuration?.dataFolder).toBe("/data/keyferry-server");
  });

  it("takes flags before variables", () => {
    const environment = {
      KEYFERRY_PORT: "1",
      KEYFERRY_HOST: "::1",
      KEYFERRY_DATA: "/a",
      KEYFERRY_READY_FILE: "/r",
    };
    const configuration = readConfiguration(["--port", "0", "--data", "/b"], environment);
    expect(configuration).toMatchObject({ host: "::1", port: 0, dataFolder: "/b", readyFile: "/r" });
  });

  it("has a data folder where each system keeps such things", () => {
    const folder = (platform: NodeJS.Platform, environment = {}) =>
      readConfiguration([], environment, platform)?.dataFolder;
    expect(folder("linux")).toMatch(/\.local.share.keyferry-server$/);
    expect(folder("darwin")).toMatch(/Library.Application Support.Keyferry Server$/);
    expect(folder("win32", { LOCALAPPDATA: "C:\\Local" })).toContain("Keyferry Server");
  });

  it.each([
    [["--port", "http"]],
    [["--port", "70000"]],
    [["--port", "-1"]],
    [["--origin", "http://keys.example.org"]],
    [["--origin", "keys.example.org"]],
    [["--tls-cert", "cert.pem"]],
    [["--tls-key", "key.pem"]],
    [["--log-level", "chatty"]],
    [["--unknown"]],
    [["surplus"]],
  ])("refuses %j", (args) => {
    expect(() => readConfiguration(args, {})).toThrow(ConfigurationError);
  });

  it("is none when only the usage is asked for", () => {
    expect(readConfiguration(["--help"], {})).toBeNull();
  });
});
