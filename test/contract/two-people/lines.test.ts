import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Neighbourhood } from "./people";
import type { Person } from "./person";

const street = new Neighbourhood(["Anna", "Ben"]);
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

  it("is refused when the file has changed since it was looked at, and nothing is given", async () => {
    const [anna, ben] = [street.person("Anna"), street.person("Ben")];
    const vault = await vaultWithText(anna);
    const { version } = await vault.item("log.txt");
    const newer = join(await anna.computer.newFolder("newer"), "log.txt");
    await writeFile(newer, new Uint8Array(3 * SEGMENT).fill(0x20));
    await vault.replaces("log.txt", newer);
    await expect(
      vault.sharesWith(ben, "log.txt", { range: { from: 0, to: 1, version } }),
    ).rejects.toMatchObject({ code: "file-changed" });
    expect(await vault.accessTo("log.txt")).toEqual([]);
    expect(await vault.sharesWith(ben, "log.txt", { range: { from: 0, to: 1 } })).toBe("shared");
  });

  it("is refused too when the file was changed a moment ago on another computer", async () => {
    const [anna, ben] = [street.person("Anna"), street.person("Ben")];
    const vault = await vaultWithText(anna);
    await vault.sharesWith(ben, "", { access: "read-write" });
    const bens = await vault.openedBy(ben);
    const { itemId, version } = await vault.item("log.txt");
    const newer = join(await ben.computer.newFolder("newer"), "log.txt");
    await writeFile(newer, new Uint8Array(3 * SEGMENT).fill(0x20));
    await bens.replaces("log.txt", newer);
    const { userId, digits } = await anna.app.people.lookUp({ address: ben.address });
    const sharing = anna.app.sharing.share({
      vaultId: vault.id,
      itemIds: [itemId],
      recipients: [{ userId, digits }],
      range: { from: 0, to: 1, version },
      access: "read",
      endsAt: null,
      note: "",
    });
    await expect(sharing).rejects.toMatchObject({ code: "file-changed" });
  });
});
