import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Neighbourhood } from "./people";
import type { Person } from "./person";

const street = new Neighbourhood(["Anna"]);
const SEGMENT = 256 * 1024;

/** Each line has 64 bytes, its end included. */
const LINE = 64;
const line = (number: number): string => `line ${number} `.padEnd(LINE - 1, ".");
const LINES = (3 * SEGMENT) / LINE;

async function vaultWithText(owner: Person) {
  const vault = await owner.createsVault("Papers");
  const folder = await owner.computer.newFolder("source");
  const text = Array.from({ length: LINES }, (_, i) => `${line(i + 1)}\n`).join("");
  await writeFile(join(folder, "log.txt"), text);
  await writeFile(join(folder, "film.bin"), new Uint8Array(2 * SEGMENT));
  await vault.adds([join(folder, "log.txt"), join(folder, "film.bin")]);
  return vault;
}

describe("choosing a part by lines", { timeout: 120_000 }, () => {
  it("shows them, and says exactly which come along because of the segments", async () => {
    const anna = street.person("Anna");
    const vault = await vaultWithText(anna);
    const { lines } = anna.app;
    const file = { vaultId: vault.id, itemId: await vault.idOf("log.txt") };
    expect(await lines.count(file)).toEqual({ is: "text", lineCount: LINES });

    const shown = await lines.read({ ...file, first: 4_000 });
    expect(shown.lines).toHaveLength(200);
    expect(shown.lines.slice(0, 2)).toEqual([line(4_000), line(4_001)]);
    expect((await lines.read({ ...file, first: LINES })).lines).toEqual([line(LINES)]);

    const aSegment = SEGMENT / LINE;
    expect(await lines.locate({ ...file, first: aSegment + 5, last: aSegment + 9 })).toEqual({
      start: SEGMENT + 4 * LINE,
      end: SEGMENT + 9 * LINE,
      firstGiven: aSegment + 1,
      lastGiven: 2 * aSegment,
      isFirstWhole: true,
      isLastWhole: true,
    });
    await expect(lines.locate({ ...file, first: 1, last: LINES + 1 })).rejects.toMatchObject({
      code: "range-invalid",
    });
    const film = { vaultId: vault.id, itemId: await vault.idOf("film.bin") };
    expect(await lines.count(film)).toEqual({ is: "none", because: "kind" });
    await expect(lines.read({ ...film, first: 1 })).rejects.toMatchObject({ code: "range-invalid" });
  });
});
