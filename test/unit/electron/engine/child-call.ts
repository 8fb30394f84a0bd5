import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import type { DecryptFileJob, EncryptFileJob, ResealJob } from "../../../../electron/services/ports/engine";
import { bundleProgram } from "./engine-fixture";

/** What `engine-child` is to do. */
export interface ChildCall {
  readonly workerPath: string;
  readonly signingPrivate: Uint8Array;
  readonly resultPath: string;
  /** The share of the bytes after which it kills itself, 0 for the first ones; null for never. */
  readonly killAt: number | null;
  readonly work:
    | { readonly kind: "encrypt"; readonly jobs: readonly EncryptFileJob[] }
    | { readonly kind: "decrypt"; readonly jobs: readonly DecryptFileJob[] }
    | { readonly kind: "reseal"; readonly jobs: readonly ResealJob[] };
}

export interface ChildResult {
  readonly codes: readonly string[];
  readonly maxRssBytes: number;
}

/** Bundles the program that `startChild` runs. */
export async function bundleChild(outfile: string): Promise<void> {
  await bundleProgram("test/unit/electron/engine/engine-child.ts", outfile);
}

/** Starts the program. @param uid who it runs as, when not who we are */
export function startChild(program: string, callPath: string, call: ChildCall, uid?: number): ChildProcess {
  writeFileSync(callPath, serialize(call));
  const identity = uid === undefined ? {} : { uid, gid: uid };
  return spawn(process.execPath, [program, callPath], {
    stdio: ["ignore", "ignore", "inherit"],
    ...identity,
  });
}

/** Waits for the program's end and reads its result. @throws when it failed */
export async function resultOf(child: ChildProcess, call: ChildCall): Promise<ChildResult> {
  await once(child, "exit");
  if (child.exitCode !== 0) throw new Error(`the child ended with ${child.exitCode ?? child.signalCode}`);
  return JSON.parse(readFileSync(call.resultPath, "utf8")) as ChildResult;
}
