import type { Locator } from "@playwright/test";
import { lockedPdf, samplePdf } from "../../../renderer/dev/sample-pdf";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";
import { samplePng } from "../harness/sample-png";

/** The colour of a canvas at a place given in shares of its width and height. */
function colourAt(canvas: Locator, x: number, y: number): Promise<number[]> {
  return canvas.evaluate(
    (element, at) => {
      if (!(element instanceof HTMLCanvasElement)) throw new Error("This is no canvas.");
      const place = [at.x * element.width, at.y * element.height].map(Math.floor);
      return [...(element.getContext("2d")?.getImageData(place[0] ?? 0, place[1] ?? 0, 1, 1).data ?? [])];
    },
    { x, y },
  );
}

async function previews(person: Person, name: string): Promise<Locator> {
  await person.browser.row(name).click();
  await person.page.keyboard.press("Space");
  return person.frame.dialog(name);
}

const RED = [255, 0, 0, 255];
const WHITE = [255, 255, 255, 255];

test("pictures, text and PDF are shown without leaving the app, and forgotten with the dialog and the lock", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  await alice.createsVault("House", work.folder("cloud"));
  const pdf = samplePdf(["The first page", "The second page", "The third page", "The last page"], [1, 0, 0]);
  await alice.addsFiles(
    work.file("picture.bin", samplePng(40, 30, [255, 0, 0])),
    work.file("notes.txt", "Bring the keys."),
    work.file("plan.pdf", pdf),
    work.file("locked.pdf", lockedPdf()),
    work.file("torn.pdf", pdf.slice(0, 200)),
  );

  await test.step("a picture, whatever it is called", async () => {
    const dialog = await previews(alice, "picture.bin");
    const canvas = dialog.getByRole("img", { name: "Picture of picture.bin" });
    await expect(canvas).toBeVisible();
    await expect.poll(() => colourAt(canvas, 0.5, 0.5)).toEqual(RED);
    await alice.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });
  await test.step("text", async () => {
    const dialog = await previews(alice, "notes.txt");
    await expect(dialog.getByRole("document", { name: "Text of notes.txt" })).toHaveText("Bring the keys.");
    await alice.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });
  await test.step("PDF: the pages that one comes to, with what a fax decoder draws and the words on them", async () => {
    const dialog = await previews(alice, "plan.pdf");
    const page = (number: number) => dialog.getByRole("img", { name: `Page ${number} of 4 of plan.pdf` });
    await expect.poll(() => colourAt(page(1), 0.5, 0.12)).toEqual(RED);
    expect(await colourAt(page(1), 0.25, 0.4)).toEqual(RED);
    expect(await colourAt(page(1), 0.9, 0.9)).toEqual(WHITE);
    await expect(page(1)).toHaveAccessibleDescription("The first page");
    await expect(page(4)).toHaveCount(0);
    await dialog.getByRole("region", { name: "Pages of plan.pdf" }).focus();
    await alice.page.keyboard.press("End");
    await expect(page(4)).toHaveAccessibleDescription("The last page", { timeout: 60_000 });
    await expect.poll(() => colourAt(page(4), 0.5, 0.12)).toEqual(RED);
    await expect(page(1)).toHaveCount(0);
    expect(alice.page.workers()).toHaveLength(1);
    await alice.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect.poll(() => alice.page.workers().length).toBe(0);
  });
  await test.step("PDF that cannot be shown says why", async () => {
    const locked = await previews(alice, "locked.pdf");
    await expect(locked).toContainText("protected by a password");
    await alice.page.keyboard.press("Escape");
    await expect(locked).toBeHidden();
    const torn = await previews(alice, "torn.pdf");
    await expect(torn).toContainText("damaged");
    await alice.page.keyboard.press("Escape");
    await expect(torn).toBeHidden();
  });
  await test.step("the lock takes an open preview with it", async () => {
    const dialog = await previews(alice, "plan.pdf");
    await expect(dialog.getByRole("img", { name: "Page 1 of 4 of plan.pdf" })).toBeVisible();
    await alice.page.keyboard.press("Control+l");
    await expect(dialog).toBeHidden();
    await expect.poll(() => alice.page.workers().length).toBe(0);
  });
  expect(alice.app.pageErrors).toEqual([]);
});
