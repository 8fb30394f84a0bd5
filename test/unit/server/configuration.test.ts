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
      enrolment: "invite",
      signOn: null,
      trustedProxies: [],
      witnesses: [],
      quorum: 0,
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
    [["--enrolment", "closed"]],
    [["--sign-on-issuer", "https://login.example.org"]],
    [["--sign-on-issuer", "http://login.example.org", "--sign-on-client", "keyferry"]],
    [["--trusted-proxies", "proxy.example.org"]],
    [["--trusted-proxies", "10.0.0.0/33"]],
    [["--witnesses", "https://witness.example.org"]],
    [["--quorum", "1"]],
    [["--unknown"]],
    [["surplus"]],
  ])("refuses %j", (args) => {
    expect(() => readConfiguration(args, {})).toThrow(ConfigurationError);
  });

  it("reads what administration needs", () => {
    const vkey = "witness.example.org+1a2b3c4d+BHq0vGm2yx3Yv0V4wN4v9y8s7Qk0m0ZyqvJ3XoJX0C1a";
    const configuration = readConfiguration(
      ["--enrolment", "open", "--trusted-proxies", "10.0.0.1, ::1/64", "--quorum", "1"],
      {
        KEYFERRY_SIGN_ON_ISSUER: "https://login.example.org/tenant",
        KEYFERRY_SIGN_ON_CLIENT: "keyferry",
        KEYFERRY_WITNESSES: `${vkey}=https://witness.example.org/w  ${vkey}=http://127.0.0.1:9/`,
      },
    );
    expect(configuration).toMatchObject({
      enrolment: "open",
      signOn: { issuer: "https://login.example.org/tenant", clientId: "keyferry" },
      trustedProxies: ["10.0.0.1", "::1/64"],
      witnesses: [
        { vkey, url: "https://witness.example.org/w" },
        { vkey, url: "http://127.0.0.1:9/" },
      ],
      quorum: 1,
    });
  });

  it("is none when only the usage is asked for", () => {
    expect(readConfiguration(["--help"], {})).toBeNull();
  });
});
