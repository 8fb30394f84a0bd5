import fs from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import { inProject } from "../../build/project-folders.mjs";
import type { Person } from "../e2e/harness/person";

const WINDOW = { width: 1280, height: 800 };
const THEMES = ["dark", "light"] as const;

/** Where the pictures of the README and the user guide are: a folder for each theme. */
export const albumFolder = inProject("docs", "screens");

/** Takes out the pictures of screens that may be called otherwise by now. */
export function emptyAlbum(): void {
  for (const theme of THEMES) {
    fs.rmSync(path.join(albumFolder, theme), { recursive: true, force: true });
    fs.mkdirSync(path.join(albumFolder, theme), { recursive: true });
  }
}

/** Keeps what a person's window shows, in the dark and in the light, as `<theme>/<name>.png`. */
export async function keepPicture(person: Person, name: string): Promise<void> {
  const { app, page } = person;
  await app.electron.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
  }, WINDOW);
  await expect
    .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
    .toEqual([WINDOW.width, WINDOW.height]);
  // Notices come and go; they are no part of a screen.
  await expect(page.locator(".mantine-Notification-root")).toHaveCount(0);
  await page.mouse.move(WINDOW.width / 2, WINDOW.height - 1);
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((animation) => animation.finished)).catch(() => {}),
    );
    await page.screenshot({ path: path.join(albumFolder, colorScheme, `${name}.png`), scale: "css" });
  }
}
