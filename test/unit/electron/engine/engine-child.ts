import { readFileSync, writeFileSync } from "node:fs";
import { deserialize } from "node:v8";
import { createEngine } from "../../../../electron/engine";
import type { Engine, EngineControl, JobOutcome } from "../../../../electron/services/ports/engine";
import type { ChildCall, ChildResult } from "./child-call";

/**
 * A process that makes one call to the engine, to be killed, confined or measured by a test.
 * `node engine-child.cjs <call file>`: writes its result to the call's `resultPath`, unless it is to kill itself before.
 */

function run(engine: Engine, { work }: ChildCall, control: EngineControl): Promise<JobOutcome<unknown>[]> {
  switch (work.kind) {
    case "encrypt":
      return engine.encryptFiles(work.jobs, control);
    case "decrypt":
      return engine.decryptFiles(work.jobs, control);
    case "reseal":
      return engine.resealContainers(work.jobs, control);
  }
}

async function main(): Promise<void> {
  const call = deserialize(readFileSync(process.argv[2] ?? "")) as ChildCall;
  const engine = createEngine({ workerPath: call.workerPath, workers: 2 });
  await engine.useWriter(call.signingPrivate);
  const { killAt } = call;
  const onProgress: EngineControl["onProgress"] = ({ bytesDone, bytesTotal }) => {
    if (killAt !== null && bytesDone > 0 && bytesDone >= killAt * bytesTotal)
      process.kill(process.pid, "SIGKILL");
  };
  const outcomes = await run(engine, call, { onProgress });
  const result: ChildResult = {
    codes: outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code)),
    maxRssBytes: process.resourceUsage().maxRSS * 1024,
  };
  writeFileSync(call.resultPath, JSON.stringify(result));
  await engine.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
