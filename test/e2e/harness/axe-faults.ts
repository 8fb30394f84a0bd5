import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds wrong on the page as it is now, in a line each. A notice that comes or goes during a scan has other colours for a
 * moment, so what is found counts if it is found twice.
 */
export async function faults(page: Page): Promise<string[]> {
  const found = await scan(page);
  return found.length === 0 ? [] : scan(page);
}

async function scan(page: Page): Promise<string[]> {
  // A tooltip under the pointer is no part of the screen.
  await page.mouse.move(0, 0);
  // Animations that are under way change colours; the scan waits for them.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((animation) => animation.finished)).catch(() => {}),
  );
  // Electron has no way to open the blank page that axe's newer mode wants.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
}
