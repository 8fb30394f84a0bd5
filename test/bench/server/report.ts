import type { BenchOptions } from "./bench-options";
import type { DatabaseResult } from "./database-run";
import type { LoadFigures } from "./load";
import { readable } from "./progress";

const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;
const MEBIBYTE = 2 ** 20;

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = headings.map((_, column) => (column === 0 ? "---" : "---:"));
  return [line(headings), line(rule), ...rows.map(line)].join("\n");
}

const milliseconds = (value: number) => value.toFixed(value < 1 ? 3 : 2);
const ratio = (part: LoadFigures, whole: LoadFigures) => (part.perSecond / whole.perSecond).toFixed(3);

function comparison(results: readonly DatabaseResult[]): string {
  const rows = results.flatMap(({ database, compared }) =>
    compared.map(({ what, service, bare, row }) => [
      `${what}, ${NAMES[database]}`,
      readable(service.perSecond),
      milliseconds(service.p50),
      milliseconds(service.p99),
      readable(bare.perSecond),
      ratio(service, bare),
      readable(row.perSecond),
      ratio(service, row),
    ]),
  );
  return table(
    ["", "requests/s", "p50 ms", "p99 ms", "bare Fastify/s", "ratio to it", "row alone/s", "ratio to it"],
    rows,
  );
}

function proofs(results: readonly DatabaseResult[]): string {
  const rows = results.flatMap(({ database, proofCosts }) =>
    proofCosts.map(({ leaves, figures }) => [
      `${readable(leaves)}, ${NAMES[database]}`,
      milliseconds(figures.p50),
      milliseconds(figures.p99),
      readable(figures.answerBytes),
    ]),
  );
  return table(["entries in the log", "p50 ms", "p99 ms", "bytes of the answer"], rows);
}

function sizes(results: readonly DatabaseResult[]): string {
  const rows = results.flatMap(({ database, sizes: measured }) =>
    measured.map(({ table: name, rows: count, rowBytes, indexBytes }) => [
      `${name}, ${NAMES[database]}`,
      readable(count),
      readable(rowBytes / count),
      readable(indexBytes / count),
      readable((rowBytes + indexBytes) / count),
      readable((rowBytes + indexBytes) / MEBIBYTE),
    ]),
  );
  return table(["table", "rows", "bytes a row", "index bytes a row", "together", "MiB in all"], rows);
}

function memory(results: readonly DatabaseResult[]): string {
  const rows = results.map(({ database, memory: { atStart, atEnd } }) => [
    NAMES[database],
    readable(atStart / MEBIBYTE),
    readable(atEnd / MEBIBYTE),
  ]);
  return table(["server process", "MiB at its start", "MiB after all of this"], rows);
}

/** The figures as Markdown. */
export function writeServerReport(
  machine: string,
  { grants, requests, connections }: BenchOptions,
  results: readonly DatabaseResult[],
): string {
  return `# Key server, measured

${machine}. ${readable(grants)} grants in the database; ${readable(requests)} requests for each figure (a tenth of them not counted), ${connections} at
a time. The server, whoever asks, and PostgreSQL share this computer's processors.

## Requests

${comparison(results)}

## Look-up with proof against the length of the log, one after another

${proofs(results)}

## Bytes in the database

${sizes(results)}

## Memory

${memory(results)}
`;
}
