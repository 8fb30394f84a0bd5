import fs from "node:fs";
import path from "node:path";
import { ERROR_SENTENCES, type ErrorCode } from "../../../shared/protocol/error-codes";
import { expect, test } from "../harness/fixtures";
import { contentOf } from "../harness/sample-tree";

/** The container of the only file in a vault. */
function onlyItem(vaultFolder: string): string {
  const [item, ...others] = Object.keys(contentOf(path.join(vaultFolder, "items"))).filter((name) =>
    name.endsWith(".keyferry"),
  );
  if (item === undefined || others.length > 0) throw new Error("The vault has not exactly one item.");
  return path.join(vaultFolder, "items", item);
}

test("each strange file ends in its sentence", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const stranger = await enrolled("Stranger");
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("letter.txt", "Dear Bob".repeat(100_000)));
  const good = fs.readFileSync(onlyItem(path.join(cloud, "House")));
  await stranger.createsVault("Theirs", cloud);
  await stranger.addsFiles(work.file("theirs.txt", "not Alice's"));

  const changed = (change: (bytes: Buffer) => Buffer | undefined) => {
    const bytes = Buffer.from(good);
    return change(bytes) ?? bytes;
  };
  const strange: Record<string, [Uint8Array | string, ErrorCode]> = {
    "not a container.keyferry": ["%PDF-1.7 something else entirely", "not-a-container"],
    "newer.keyferry": [changed((bytes) => void bytes.writeUInt8(2, 8)), "newer-version"],
    "truncated.keyferry": [
      changed((bytes) => bytes.subarray(0, bytes.length - 1_000)),
      "container-truncated",
    ],
    "truncated head.keyferry": [changed((bytes) => bytes.subarray(0, 40)), "container-truncated"],
    "header changed.keyferry": [
      changed((bytes) => void bytes.writeUInt8(bytes.readUInt8(60) ^ 1, 60)),
      "container-damaged",
    ],
    "somebody else's.keyferry": [fs.readFileSync(onlyItem(path.join(cloud, "Theirs"))), "no-access"],
  };
  const files = Object.entries(strange).map(([name, [content]]) =>
    work.file(path.join("strange", name), content),
  );
  await alice.quits();

  await alice.starts({ args: files });
  const dialog = alice.frame.dialog("Files opened with Keyferry");
  for (const [name, [, code]] of Object.entries(strange)) {
    const entry = dialog.getByRole("listitem").filter({ hasText: name });
    await expect(entry.getByText(ERROR_SENTENCES[code])).toBeVisible();
    await expect(entry.getByRole("button", { name: /^Open / })).toHaveCount(0);
  }
});

test("a segment that was tampered with is not decrypted", async ({ work, enrolled }) => {
  const alice = await enrolled("Alice");
  const cloud = work.folder("cloud");
  await alice.createsVault("House", cloud);
  await alice.addsFiles(work.file("letter.bin", Buffer.alloc(900_000, 7)));
  const item = onlyItem(path.join(cloud, "House"));
  const bytes = fs.readFileSync(item);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 5_000) ^ 1, bytes.length - 5_000);
  fs.writeFileSync(item, bytes);
  const target = work.folder("out");
  const job = await alice.exports(["letter.bin"], target);
  expect([job.problem, ...job.failures.map((failure) => failure.problem)]).toContain("container-damaged");
  expect(fs.readdirSync(target)).toEqual([]);
});
