import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createCertificates } from "../contract/harness/certificates";
import { measureChannels } from "./paper/channel-table";
import { breakEvenOf, plotChannels, plotSizes } from "./paper/plots";
import { writeReport } from "./paper/report";
import { measureSizes } from "./paper/size-table";
import { findShortfalls } from "./paper/verdict";

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Measures both tables of the paper and writes docs/paper.md with a plot each; fails when ours are not as good. */
async function main(): Promise<void> {
  const certificates = await createCertificates();
  say("Table 1: TLS channels");
  const channels = await measureChannels(certificates, ({ users, direct, directMeasured, server }) =>
    say(`  ${users} users: direct ${direct}${directMeasured ? "" : " (computed)"}, server ${server}`),
  );
  say("Table 2: bytes of answers for 1 to 100 keys");
  const sizes = await measureSizes(certificates);
  const largest = Math.max(...sizes.flatMap((row) => [row.body.aligned, row.body.worst]));
  say(`  body ${largest} bytes at most; break-even ${breakEvenOf(largest)} keys`);

  const docs = (name: string) => join(process.cwd(), "docs", name);
  await writeFile(docs("paper.md"), writeReport(channels, sizes));
  await writeFile(docs("paper-table1.svg"), plotChannels(channels));
  await writeFile(docs("paper-table2.svg"), plotSizes(sizes, breakEvenOf(largest)));
  say("Written: docs/paper.md, docs/paper-table1.svg, docs/paper-table2.svg");

  const shortfalls = findShortfalls(channels, sizes);
  for (const shortfall of shortfalls) say(`NOT AS GOOD AS THE PAPER: ${shortfall}`);
  if (shortfalls.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
