import fs from "node:fs";
import path from "node:path";
import { encodeQR } from "qr";
import { expect, test } from "../harness/fixtures";
import type { Person } from "../harness/person";

const SEGMENT = 256 * 1024;
const LINE = 64;
const line = (number: number): string => `${`line ${number} `.padEnd(LINE - 1, ".")}\n`;

test("Alice shares lines of a text with a last day and a note; Bob opens exactly those, by a link", async ({
  work,
  enrolled,
}) => {
  test.setTimeout(180_000);
  const text = Array.from({ length: (3 * SEGMENT) / LINE }, (_, i) => line(i + 1)).join("");
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  const cloud = work.folder("cloud");
  await alice.createsVault("Logs", cloud);
  await alice.addsFiles(work.file("log.txt", text));
  let link = "";

  await test.step("Alice picks lines, a day and a note, and copies the link", async () => {
    await alice.browser.select("log.txt");
    await alice.browser.ofSelection("Share").click();
    const dialog = alice.sharing.dialog();
    await dialog.getByRole("radio", { name: "A part of this file" }).check();
    for (const [label, number] of [
      ["From line", 5_000],
      ["To line", 5_010],
    ] as const) {
      await dialog.getByLabel(label, { exact: true }).fill(String(number));
      await dialog.getByLabel(label, { exact: true }).press("Enter");
    }
    await expect(dialog.getByText("What is given: lines 4,097 to 8,192.")).toBeVisible();
    await expect(dialog.getByText(/903 before and 3,182 after/)).toBeVisible();
    await expect(dialog.getByRole("option", { name: "line 5000 " })).toHaveAttribute("aria-selected", "true");

    await dialog.getByRole("button", { name: "Last day (optional)" }).click();
    await dialog.getByRole("button", { name: "Next month" }).click();
    await dialog.getByRole("button", { name: /^15 / }).click();
    await expect(dialog.getByText(/^Up to and including .*15.*\.$/)).toBeVisible();
    await dialog.getByLabel("Note to them (optional)", { exact: true }).fill("Look at the departures.");
    await alice.sharing.find(bob.address, "Bob");
    await dialog.getByRole("button", { name: "Share", exact: true }).click();
    await expect(dialog.getByText("Shared with Bob")).toBeVisible({ timeout: 30_000 });
    await dialog.getByRole("button", { name: "Copy link" }).click();
    await expect(dialog.getByRole("button", { name: "Link copied" })).toBeVisible();
    link = await alice.app.copiedText();
    expect(link).toMatch(/^keyferry:data\?id=[0-9a-f]{32}&owner=[0-9a-f]{32}&server=http/);
  });

  await test.step("Bob sees the day and the note", async () => {
    await bob.seesSharedWithMe("log.txt");
    const row = bob.page.getByRole("table", { name: "Shared with me" }).getByRole("row", { name: "log.txt" });
    await expect(row.getByText("Look at the departures.")).toBeVisible();
    await expect(row.getByText(/^Until .*15/)).toBeVisible();
    await bob.searches(path.join(cloud, "Logs"));
    await bob.quits();
  });

  await test.step("the link on the command line leads Bob to exactly those lines", async () => {
    await bob.starts({ args: [link] });
    const dialog = bob.frame.dialog("Opened link");
    await expect(dialog.getByText("Look at the departures.")).toBeVisible({ timeout: 30_000 });
    await expect(dialog.getByText("alice@", { exact: false })).toBeVisible();
    const before = (await bob.app.openedPaths()).length;
    await bob.app.jobStartedBy(() =>
      dialog.getByRole("button", { name: "Open log.txt", exact: true }).click(),
    );
    const opened = (await bob.app.openedPaths()).at(before) ?? "";
    expect(fs.readFileSync(opened, "utf8")).toBe(text.slice(SEGMENT, 2 * SEGMENT));
  });
});

/** A film of one picture, as the test camera of Chromium plays it: the code in the middle, black on white. */
function filmOfCode(code: string): Buffer {
  const [width, height, side] = [640, 480, 6];
  const rows = encodeQR(code, "raw", { border: 4, ecc: "medium" });
  const luma = Buffer.alloc(width * height, 235);
  const [left, top] = [(width - rows.length * side) >> 1, (height - rows.length * side) >> 1];
  for (const [y, row] of rows.entries())
    for (const [x, isDark] of row.entries())
      for (let at = 0; isDark && at < side; at++) {
        const start = (top + y * side + at) * width + left + x * side;
        luma.fill(16, start, start + side);
      }
  const chroma = Buffer.alloc((width * height) / 2, 128);
  const head = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from("FRAME\n"), luma, chroma]);
}

/** The dialog in which Bob compares his friend. */
async function comparesWith(bob: Person, name: string) {
  await bob.frame.goTo("People");
  await bob.page.getByRole("button", { name: `Compare fingerprints with ${name}` }).click();
  return bob.frame.dialog(`Compare fingerprints with ${name}`);
}

test("Bob verifies Alice by her QR code, from a picture and by the camera, and refuses another's", async ({
  work,
  enrolled,
}) => {
  const alice = await enrolled("Alice");
  const bob = await enrolled("Bob");
  await alice.frame.goTo("People");
  const shown = alice.page.getByRole("img", { name: "Your fingerprint as a QR code" });
  const picture = await shown.screenshot({ path: work.at("alice.png") });
  expect(picture.length).toBeGreaterThan(0);
  const me = await alice.page.evaluate(async () => {
    const answer = await window.keyferry.identity.describe();
    if (!answer.ok || answer.value.state !== "ready") throw new Error("no identity");
    return { userId: answer.value.userId, digits: answer.value.digits.replace(/\D/g, "") };
  });
  fs.writeFileSync(
    work.at("camera.y4m"),
    filmOfCode(`keyferry:person/${me.userId}?fingerprint=${me.digits}`),
  );
  await bob.quits();
  await bob.starts({
    args: [
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${work.at("camera.y4m")}`,
    ],
  });
  await bob.frame.goTo("People");
  await bob.page.getByLabel("Their address", { exact: true }).fill(alice.address);
  await bob.page.getByRole("button", { name: "Find person" }).click();

  await test.step("a picture without her code, and with somebody else's, verify nothing", async () => {
    // Who was found anew is compared at once.
    const dialog = bob.frame.dialog("Compare fingerprints with Alice");
    await dialog.getByRole("button", { name: "Show my code" }).click();
    const mine = dialog.getByRole("img", { name: "Your fingerprint as a QR code" });
    await mine.screenshot({ path: work.at("bob.png") });
    await dialog.getByLabel("Picture with a code").setInputFiles(work.at("bob.png"));
    await expect(dialog.getByText(/does not match: do not share anything/)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "I compared these with Alice" })).toBeDisabled();
    await bob.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
  });

  await test.step("the camera sees her code", async () => {
    const dialog = await comparesWith(bob, "Alice");
    await dialog.getByRole("button", { name: "Use the camera" }).click();
    await expect(dialog.getByText(/^The code matches\./)).toBeVisible({ timeout: 30_000 });
    await bob.page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    const camera = await bob.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => "granted",
        (error: Error) => error.name,
      ),
    );
    expect(camera).toBe("NotAllowedError");
  });

  await test.step("her picture matches, and Bob confirms", async () => {
    const dialog = await comparesWith(bob, "Alice");
    await dialog.getByLabel("Picture with a code").setInputFiles(work.at("alice.png"));
    await expect(dialog.getByText(/^The code matches\./)).toBeVisible();
    await dialog.getByRole("button", { name: "I compared these with Alice" }).click();
    await expect(dialog).toBeHidden();
    const row = bob.page.getByRole("table", { name: "People" }).getByRole("row", { name: "Alice" });
    await expect(row.getByText("Compared", { exact: true })).toBeVisible();
  });
});
