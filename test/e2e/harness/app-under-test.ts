import fs from "node:fs";
import path from "node:path";
import { inProject, projectFolder } from "../../../build/project-folders.mjs";

/** The packaged app, with the one fuse flipped that Playwright needs; see build/package-dir.mjs. */
const packagedCopy = inProject("release", "linux-unpacked-e2e");

/** The production build, exactly as it is delivered. */
export const productionApp = inProject("release", "linux-unpacked", "keyferry");

export interface AppUnderTest {
  readonly executablePath: string;
  /** What comes before the test's own arguments. */
  readonly args: readonly string[];
}

/** Chromium refuses its own sandbox to root; a test run as root goes without that layer, and says so once. */
export function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

/**
 * What the tests drive: the packaged copy, or, while developing, `dist/` on the runtime that
 * `KEYFERRY_E2E_RUNTIME` names.
 */
export function appUnderTest(): AppUnderTest {
  const runtime = process.env["KEYFERRY_E2E_RUNTIME"];
  const app: AppUnderTest =
    runtime === undefined
      ? { executablePath: path.join(packagedCopy, "keyferry"), args: [] }
      : { executablePath: runtime, args: [projectFolder] };
  if (!fs.existsSync(app.executablePath)) {
    throw new Error(`There is no app to test at ${app.executablePath}: run \`node build/package-dir.mjs\`.`);
  }
  return { ...app, args: [...app.args, ...sandboxArguments()] };
}
