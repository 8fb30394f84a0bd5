/**
 * What is measured, from the environment; `--quick` on the command line for a small run of a minute or two.
 *
 * KEYFERRY_BENCH_GRANTS       grants in the database (1000000)
 * KEYFERRY_BENCH_LEAVES       entries in the log (1000000)
 * KEYFERRY_BENCH_REQUESTS     requests for each figure (5000)
 * KEYFERRY_BENCH_CONNECTIONS  requests at a time (16)
 * KEYFERRY_BENCH_DATABASES    sqlite, postgres or both (sqlite,postgres)
 * KEYFERRY_BENCH_FOLDER       where the databases go (the system's temporary folder)
 */
export interface BenchOptions {
  readonly grants: number;
  readonly leaves: number;
  readonly requests: number;
  readonly connections: number;
  readonly databases: readonly ("sqlite" | "postgres")[];
  readonly folder: string | null;
}

const FULL = { grants: 1_000_000, leaves: 1_000_000, requests: 5000 };
const QUICK = { grants: 20_000, leaves: 10_000, requests: 1000 };

function numberFrom(environment: NodeJS.ProcessEnv, variable: string, otherwise: number): number {
  const value = Number(environment[variable] ?? otherwise);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${variable} must be a whole number above 0`);
  return value;
}

export function readBenchOptions(args: readonly string[], environment: NodeJS.ProcessEnv): BenchOptions {
  const size = args.includes("--quick") ? QUICK : FULL;
  const named = (environment.KEYFERRY_BENCH_DATABASES ?? "sqlite,postgres").split(",");
  return {
    grants: numberFrom(environment, "KEYFERRY_BENCH_GRANTS", size.grants),
    leaves: numberFrom(environment, "KEYFERRY_BENCH_LEAVES", size.leaves),
    requests: numberFrom(environment, "KEYFERRY_BENCH_REQUESTS", size.requests),
    connections: numberFrom(environment, "KEYFERRY_BENCH_CONNECTIONS", 16),
    databases: (["sqlite", "postgres"] as const).filter((database) => named.includes(database)),
    folder: environment.KEYFERRY_BENCH_FOLDER ?? null,
  };
}
