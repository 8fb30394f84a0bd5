import os from "node:os";

/** One measured figure. */
export interface Figure {
  readonly what: string;
  readonly values: readonly number[];
  /** Runnable work on the machine while it was measured: what waits for its processors, of the last minute. */
  readonly load: number;
}

export function figure(what: string, values: readonly number[]): Figure {
  return { what, values: [...values], load: os.loadavg()[0] ?? 0 };
}

/** @param share between 0 and 1: 0.5 is the median */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** As a table in Markdown. */
export function figuresTable(figures: readonly Figure[]): string {
  const whole = (value: number) => Math.round(value).toLocaleString("en");
  const rows = figures.map(({ what, values, load }) =>
    [what, quantile(values, 0.5), Math.min(...values), Math.max(...values)]
      .map((cell) => (typeof cell === "number" ? whole(cell) : cell))
      .concat(String(values.length), load.toFixed(1))
      .join(" | "),
  );
  return ["| milliseconds | median | least | most | times | load |", "|---|---:|---:|---:|---:|---:|"]
    .concat(rows.map((row) => `| ${row} |`))
    .join("\n");
}

/** What scrolling was like: a frame every 16.7 ms is what the eye takes for smooth. */
export function framesTable(runs: readonly { what: string; frames: readonly number[] }[]): string {
  const rows = runs.map(({ what, frames }) =>
    [
      what,
      String(frames.length),
      quantile(frames, 0.5).toFixed(1),
      quantile(frames, 0.95).toFixed(1),
      quantile(frames, 0.99).toFixed(1),
      Math.max(...frames).toFixed(1),
      String(frames.filter((it) => it > 33.4).length),
    ].join(" | "),
  );
  return [
    "| scrolling | frames | median ms | p95 | p99 | longest | over 33 ms |",
    "|---|---:|---:|---:|---:|---:|---:|",
  ]
    .concat(rows.map((row) => `| ${row} |`))
    .join("\n");
}
