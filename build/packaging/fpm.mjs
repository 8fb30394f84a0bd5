#!/usr/bin/env node
// Stands in for fpm, which electron-builder calls to make a .deb and which Debian does not have: understands the
// arguments that electron-builder gives, and makes the package with dpkg-deb.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    s: { type: "string", short: "s" },
    t: { type: "string", short: "t" },
    d: { type: "string", short: "d", multiple: true, default: [] },
    force: { type: "boolean" },
    debug: { type: "boolean" },
    log: { type: "string" },
    architecture: { type: "string", default: "amd64" },
    "after-install": { type: "string" },
    "after-remove": { type: "string" },
    description: { type: "string", default: "" },
    version: { type: "string", default: "" },
    package: { type: "string", default: "" },
    name: { type: "string", default: "" },
    maintainer: { type: "string", default: "" },
    vendor: { type: "string" },
    url: { type: "string" },
    category: { type: "string", default: "utils" },
    license: { type: "string" },
    iteration: { type: "string" },
    "deb-priority": { type: "string", default: "optional" },
    "deb-recommends": { type: "string", multiple: true, default: [] },
    "deb-compression": { type: "string", default: "xz" },
  },
});

if (values.s !== "dir" || values.t !== "deb") {
  process.stderr.write(
    `Only folders into deb packages: this is not fpm itself (asked for ${values.s} to ${values.t}).\n`,
  );
  process.exit(1);
}

/** @param {string} folder  @returns {number} bytes of all files below it */
function sizeOf(folder) {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + fs.statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** The synopsis on the first line; in what follows, an empty line is written as a dot. @param {string} text */
function controlDescription(text) {
  const [first = "", ...rest] = text.split("\n").map((line) => line.trim());
  const [synopsis = "", ...body] = first === "" ? rest : [first, ...rest];
  return [synopsis, ...body.map((line) => ` ${line === "" ? "." : line}`)].join("\n");
}

/** @param {number} installedBytes */
function controlFile(installedBytes) {
  const fields = {
    Package: values.name,
    Version: values.iteration === undefined ? values.version : `${values.version}-${values.iteration}`,
    Architecture: values.architecture,
    Maintainer: values.maintainer,
    "Installed-Size": String(Math.ceil(installedBytes / 1024)),
    Depends: values.d.join(", "),
    Recommends: values["deb-recommends"].join(", "),
    Section: values.category,
    Priority: values["deb-priority"],
    Homepage: values.url ?? "",
    Description: controlDescription(values.description),
  };
  const filled = Object.entries(fields).filter(([, value]) => value !== "");
  return `${filled.map(([name, value]) => `${name}: ${value}`).join("\n")}\n`;
}

const stage = fs.mkdtempSync(path.join(os.tmpdir(), "keyferry-deb-"));
try {
  fs.chmodSync(stage, 0o755);
  for (const mapping of positionals) {
    const [source = "", target = ""] = mapping.split("=");
    const destination = path.join(stage, target);
    fs.mkdirSync(path.dirname(destination), { recursive: true });
    fs.cpSync(source, destination, { recursive: true, verbatimSymlinks: true });
    if (fs.statSync(destination).isFile()) fs.chmodSync(destination, 0o644);
  }
  const installedBytes = sizeOf(stage);
  const control = path.join(stage, "DEBIAN");
  fs.mkdirSync(control);
  fs.writeFileSync(path.join(control, "control"), controlFile(installedBytes));
  const scripts = { postinst: values["after-install"], postrm: values["after-remove"] };
  for (const [name, script] of Object.entries(scripts)) {
    if (script === undefined) continue;
    fs.copyFileSync(script, path.join(control, name));
    fs.chmodSync(path.join(control, name), 0o755);
  }
  const compression =
    values["deb-compression"] === "gz" ? ["-Zgzip", "-z1"] : [`-Z${values["deb-compression"]}`];
  execFileSync("dpkg-deb", ["--root-owner-group", ...compression, "--build", stage, values.package], {
    stdio: "inherit",
  });
} finally {
  fs.rmSync(stage, { recursive: true, force: true });
}
