import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { EXIT } from "../../../server/command-line/command";
import { COMMANDS } from "../../../server/command-line/command-list";
import { readConfiguration, USAGE } from "../../../server/configuration";
import { createCertificates } from "../harness/certificates";

const read = (name: string) => readFileSync(join("server", "deploy", name), "utf8");
const has = (tool: string) => spawnSync(tool, ["--version"]).error === undefined;

/** Variables of an environment file; those that are only suggested, too. */
function variables(text: string, suggested: boolean): Record<string, string> {
  const pattern = suggested ? /^#?(KEYFERRY_\w+)=(.*)$/gm : /^(KEYFERRY_\w+)=(.*)$/gm;
  return Object.fromEntries([...text.matchAll(pattern)].map(([, name = "", value = ""]) => [name, value]));
}

describe("the settings for deployment", () => {
  it("are taken by the server, as they are and with everything that they suggest", () => {
    expect(readConfiguration([], variables(read("server.env"), false))).toMatchObject({
      host: "127.0.0.1",
      port: 8420,
      enrolment: "invite",
      publicOrigin: "https://keys.example.org",
      trustedProxies: ["127.0.0.1"],
      tlsFiles: null,
    });
    expect(readConfiguration([], variables(read("server.env"), true))).toMatchObject({
      host: "0.0.0.0",
      databaseUrl: expect.stringMatching(/^postgres:/) as string,
      tlsFiles: { certificate: "/etc/keyferry/certificate.pem" },
      signOn: { clientId: "keyferry" },
      quorum: 1,
    });
  });
});

describe("the systemd unit", () => {
  const unit = read("keyferry-server.service");

  it("runs the packed program as a user of its own, and not again what cannot work", () => {
    expect(unit).toMatch(/^ExecStart=\/usr\/bin\/node \/opt\/keyferry-server\/keyferry-server\.cjs start$/m);
    expect(unit).toMatch(/^User=keyferry$/m);
    expect(unit).toMatch(new RegExp(`^RestartPreventExitStatus=${EXIT.misused}$`, "m"));
    expect(unit).toMatch(/^LimitCORE=0$/m);
  });

  const analyzed = has("systemd-analyze");
  it(
    analyzed ? "is right and hardened, as systemd sees it" : "is hardened (parsed only: no systemd here)",
    () => {
      if (!analyzed) {
        for (const line of ["NoNewPrivileges=yes", "ProtectSystem=strict", "CapabilityBoundingSet="])
          expect(unit).toContain(`\n${line}\n`);
        return;
      }
      const file = join("server", "deploy", "keyferry-server.service");
      const security = spawnSync("systemd-analyze", ["security", "--offline=true", file], {
        encoding: "utf8",
      });
      const exposure = Number(/Overall exposure level .*: ([\d.]+)/.exec(security.stdout)?.[1]);
      expect(exposure).toBeLessThan(2);
      const { stderr } = spawnSync("systemd-analyze", ["verify", file], { encoding: "utf8" });
      // That node is elsewhere on this computer is no fault of the unit's.
      const complaints = stderr.split("\n").filter((line) => line.includes("keyferry-server.service"));
      expect(complaints.filter((line) => !line.includes("is not executable"))).toEqual([]);
    },
  );
});

describe("the nginx example", () => {
  const text = read("nginx.conf");
  const directives = text.replaceAll(/#.*$/gm, "");
  const folder = mkdtempSync(join(tmpdir(), "keyferry-nginx-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const tested = spawnSync("nginx", ["-v"]).error === undefined;
  it(tested ? "is taken by nginx" : "is well formed (parsed only: no nginx here)", async () => {
    if (!tested) {
      let depth = 0;
      for (const statement of directives.split(/([;{}])/)) {
        if (statement === "{") depth++;
        if (statement === "}") depth--;
        expect(depth).toBeGreaterThanOrEqual(0);
        expect(statement.trim().split("\n").length).toBe(1);
      }
      expect(depth).toBe(0);
      return;
    }
    const { server } = await createCertificates();
    writeFileSync(join(folder, "fullchain.pem"), server.certificate);
    writeFileSync(join(folder, "privkey.pem"), server.key);
    const here = text
      .replaceAll("/etc/ssl/keys.example.org", folder)
      .replaceAll("/var/log/nginx", folder)
      .replaceAll("443 ssl", "8443 ssl");
    writeFileSync(join(folder, "nginx.conf"), `pid ${folder}/pid; events {} http {\n${here}\n}`);
    const check = spawnSync("nginx", ["-t", "-c", join(folder, "nginx.conf"), "-p", folder], {
      encoding: "utf8",
    });
    expect(check.stderr).toContain("syntax is ok");
  });

  it("forwards to where the server listens, with the client's address and nobody else's word on it", () => {
    const {
      KEYFERRY_HOST: host,
      KEYFERRY_PORT: port,
      KEYFERRY_ORIGIN: origin = "",
    } = variables(read("server.env"), false);
    expect(directives).toContain(`server ${host}:${port};`);
    expect(directives).toContain(`server_name ${new URL(origin).host};`);
    expect(directives).toContain("proxy_set_header X-Forwarded-For $remote_addr;");
    expect(directives).not.toContain("$proxy_add_x_forwarded_for");
  });

  it("writes neither paths nor headers into logs, and no bodies into files", () => {
    const format = /log_format keyferry '([^']*)'/.exec(directives)?.[1] ?? "";
    expect(format.match(/\$\w+/g)).toEqual([
      "$remote_addr",
      "$time_iso8601",
      "$request_method",
      "$status",
      "$body_bytes_sent",
      "$request_time",
    ]);
    expect(directives).toMatch(/access_log \S+ keyferry;/);
    expect(directives).toMatch(/error_log \S+ crit;/);
    expect(directives).toContain("proxy_max_temp_file_size 0;");
    const [size, buffer] = ["client_max_body_size", "client_body_buffer_size"].map(
      (name) => new RegExp(`${name} (\\w+);`).exec(directives)?.[1],
    );
    expect(buffer).toBe(size);
  });
});

describe("the administrator's page", () => {
  const page = readFileSync("docs/server.md", "utf8");

  it("names every command", () => {
    for (const { name } of COMMANDS) expect(page).toContain(`keyferry-server ${name}`);
  });

  it("names every setting", () => {
    for (const [variable] of USAGE.matchAll(/KEYFERRY_\w+/g)) expect(page).toContain(variable);
  });

  it("names every file for deployment", () => {
    for (const name of ["keyferry-server.service", "server.env", "nginx.conf", "Containerfile"])
      expect(page).toContain(name);
  });
});
