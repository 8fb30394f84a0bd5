import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { readBenchOptions } from "./server/bench-options";
import { type DatabaseResult, measureDatabase } from "./server/database-run";
import { say } from "./server/progress";
import { writeServerReport } from "./server/report";
import { SERVE_ARGUMENT, serveForParent } from "./server/serving";

/**
 * `npm run bench:server`: what the key server does a second on SQLite and on PostgreSQL, beside a Fastify route that does
 * nothing and beside the same rows without the service, in one run. Prints a report, and leaves it with the raw figures
 * in .setup/reports/; asserts nothing. Options are in `server/bench-options.ts`.
 *
 * A million grants are not registered one by one: they are written into the tables, each with the bytes of one of a few
 * that were really signed, and so is the log. Everything that is measured goes through the server as it is.
 */
async function main(): Promise<void> {
  const options = readBenchOptions(process.argv.slice(2), process.env);
  const folder = await mkdtemp(join(options.folder ?? tmpdir(), "keyferry-bench-server-"));
  const processors = cpus();
  const machine = `${processors.length} x ${processors[0]?.model ?? "unknown processor"}, Node ${process.versions.node}`;
  try {
    const results: DatabaseResult[] = [];
    for (const kind of options.databases) {
      results.push(await measureDatabase(kind, folder, options));
      await keepResults(writeServerReport(machine, options, results), { machine, options, results });
    }
    process.stdout.write(`\n${writeServerReport(machine, options, results)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepResults(report: string, figures: unknown): Promise<void> {
  const reports = join(process.cwd(), ".setup", "reports");
  await mkdir(reports, { recursive: true });
  await writeFile(join(reports, "bench-server.md"), report);
  await writeFile(join(reports, "bench-server.json"), `${JSON.stringify(figures, null, 2)}\n`);
  say(`Written: ${join(reports, "bench-server.md")} and .json`);
}

if (process.argv.includes(SERVE_ARGUMENT)) serveForParent();
else
  main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
