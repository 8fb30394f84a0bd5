// npm run bench:app: how fast the app starts, opens a large vault, scrolls and searches. Asserts no times; prints them.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "@playwright/test";
import { inProject } from "../../../build/project-folders.mjs";
import { test } from "../../e2e/harness/fixtures";
import type { Profile } from "../../e2e/harness/running-app";
import { clickToRows, scrollToEnd, typedToFound } from "./in-page";
import { fillLargeVault } from "./large-vault";
import { MeasuredApp } from "./measured-app";
import { type Figure, figure, figuresTable, framesTable } from "./table";

const ITEMS = Number(process.env["KEYFERRY_BENCH_ITEMS"] ?? 50_000);
const STARTS = Number(process.env["KEYFERRY_BENCH_STARTS"] ?? 7);
/** What Chromium keeps for itself in a profile: without it, a start is the first one on this computer. */
const KEPT_BY_CHROMIUM = [
  "Code Cache",
  "GPUCache",
  "DawnGraphiteCache",
  "DawnWebGPUCache",
  "Shared Dictionary",
  "blob_storage",
];
const QUERIES = ["contract", "budget 0049", "photograph 2013", "min"];
const count = new Intl.NumberFormat("en");

interface Start {
  readonly painted: number;
  readonly usable: number;
}

async function started(profile: Profile, once?: (page: Page) => Promise<void>): Promise<Start> {
  const app = await MeasuredApp.start(profile);
  const usable = await app.usableAfter();
  const painted = await app.paintedAfter();
  await once?.(app.page);
  await app.end();
  return { painted, usable };
}

function forgetWhatChromiumKept({ userData }: Profile): void {
  for (const name of KEPT_BY_CHROMIUM) fs.rmSync(path.join(userData, name), { recursive: true, force: true });
}

async function times<T>(n: number, run: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < n; i += 1) results.push(await run());
  return results;
}

/** Has the system forget what it read from disks. @returns whether this process may do so */
function dropSystemCache(): boolean {
  try {
    fs.writeFileSync("/proc/sys/vm/drop_caches", "3");
    return true;
  } catch {
    return false;
  }
}

test("figures", async ({ work, enrolled }) => {
  const figures: Figure[] = [];
  const measured = (what: string, values: readonly number[]) => figures.push(figure(what, values));
  const alice = await enrolled("Alice");
  const { profile } = alice;
  await alice.createsVault("Small", work.folder("cloud"));
  await alice.page.evaluate(async () => {
    // A busy machine may take longer than the pause after which an unused app locks itself.
    await window.keyferry.settings.change({ autoLockMinutes: 0 });
  });
  await alice.quits();

  await test.step(`Starting, ${STARTS} times with Chromium's caches gone, ${STARTS} times with them`, async () => {
    const cold = await times(STARTS, () => {
      forgetWhatChromiumKept(profile);
      return started(profile);
    });
    measured(
      "start to usable list of vaults, first start",
      cold.map(({ usable }) => usable),
    );
    await started(profile);
    const warm = await times(STARTS, () => started(profile));
    measured(
      "start to first picture, later starts",
      warm.map(({ painted }) => painted),
    );
    measured(
      "start to usable list of vaults, later starts",
      warm.map(({ usable }) => usable),
    );
  });

  await test.step(`Making a vault of ${count.format(ITEMS)} files`, async () => {
    await alice.starts();
    await fillLargeVault(alice, work, ITEMS);
    await alice.quits();
  });

  const scrolling: { what: string; frames: readonly number[] }[] = [];
  await test.step("Opening it", async () => {
    const rows: number[] = [];
    const whole: number[] = [];
    const again: number[] = [];
    const start = () =>
      started(profile, async (page) => {
        const begun = performance.now();
        rows.push(await clickToRows(page, "Archive"));
        whole.push(performance.now() - begun);
        await page.getByRole("button", { name: "Vaults", exact: true }).first().click();
        await page.getByRole("table").waitFor();
        again.push(await clickToRows(page, "Archive"));
      });
    await start();
    rows.length = 0;
    again.length = 0;
    const starts = await times(3, start);
    measured(
      "start to usable list, with the large vault in it",
      starts.map(({ usable }) => usable),
    );
    measured("click to rows, right after the start", rows);
    measured("click to rows, again", again);
    if (dropSystemCache()) {
      rows.length = 0;
      const { usable } = await started(profile, async (page) => {
        rows.push(await clickToRows(page, "Archive"));
      });
      measured("nothing in the system's cache: start to usable list", [usable]);
      measured("nothing in the system's cache: click to rows", rows);
    }
  });

  await test.step("Scrolling and searching it", async () => {
    await started(profile, async (page) => {
      await clickToRows(page, "Archive");
      const first = await typedToFound(page, "report");
      measured("first search", [first]);
      const next: number[] = [];
      for (const query of QUERIES) next.push(await typedToFound(page, query));
      measured("next searches", next);
      await page.getByRole("combobox").fill("");
      await page.getByRole("grid").waitFor();
      scrolling.push({ what: "reading, 300 turns of 120 px", ...(await scrollToEnd(page, 120, 300)) });
      scrolling.push({ what: "end to end, 3,000 px a turn", ...(await scrollToEnd(page, 3_000)) });
    });
  });

  const [cpu] = os.cpus();
  const report = [
    `${os.cpus().length} processors (${cpu?.model ?? "unknown"}), ${count.format(ITEMS)} items; load now ${os.loadavg()[0]?.toFixed(1)}`,
    figuresTable(figures),
    framesTable(scrolling),
  ].join("\n\n");
  process.stdout.write(`\n${report}\n`);
  const file = inProject(".setup", "reports", "bench-app.md");
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `${report}\n`);
});
