import { describe, expect, it } from "vitest";
import { runMerkle } from "./merkle";
import { runRfcVectors } from "./rfc";
import { runRoundTrips } from "./round-trip";
import type { SuiteResult } from "./vector-suite";
import { findVectorsFolder } from "./vectors-folder";
import { runWycheproof } from "./wycheproof";

const folder = findVectorsFolder();

function expectNoFailures({ suite, ran, failures }: SuiteResult): void {
  console.log(`${suite}: ${ran} cases in Node ${process.versions.node}`);
  expect(failures).toEqual([]);
  expect(ran).toBeGreaterThan(0);
}

describe("vectors typed in from RFCs hold in Node", () => {
  it.each(runRfcVectors())("$suite", expectNoFailures);
});

describe.skipIf(folder === null)("vectors of Wycheproof hold in Node", () => {
  const results = folder === null ? [] : runWycheproof(`${folder}/wycheproof`);

  it.each(results)("$suite", expectNoFailures);
});

describe.skipIf(folder === null)("vectors of transparency-dev/merkle hold in Node", () => {
  const results = folder === null ? [] : runMerkle(`${folder}/merkle`);

  it.each(results)("$suite", expectNoFailures);
});

it("keys made by Node pass Keyferry's own checks", { timeout: 60_000 }, async () => {
  expectNoFailures(await runRoundTrips());
});
