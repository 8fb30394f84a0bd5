import fs from "node:fs";
import path from "node:path";
import { inProject } from "../project-folders.mjs";

const program = "keyferry-server.cjs";
/** What the server's bundle loads at run time. */
const nativePackage = "libsql";

/** A package of npm's with everything that it needs, as far as it is installed. @param {string} name  @param {Set<string>} found */
function withDependencies(name, found) {
  const folder = inProject("node_modules", name);
  if (found.has(name) || !fs.existsSync(folder)) return found;
  found.add(name);
  const { dependencies, optionalDependencies } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies }))
    withDependencies(needed, found);
  return found;
}

/**
 * Puts the key server into a folder that runs wherever Node is, on systems of this kind: its bundle, the database's native
 * code, the files for its deployment.
 * @param {string} folder  is emptied first
 */
export function packServer(folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(inProject("dist", "server", "main.cjs"), path.join(folder, program));
  fs.chmodSync(path.join(folder, program), 0o755);
  for (const name of withDependencies(nativePackage, new Set()))
    fs.cpSync(inProject("node_modules", name), path.join(folder, "node_modules", name), { recursive: true });
  fs.cpSync(inProject("server", "deploy"), path.join(folder, "deploy"), { recursive: true });
  fs.copyFileSync(inProject("LICENSE"), path.join(folder, "LICENSE"));
}
