import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concatBytes } from "../../../../shared/crypto";
import {
  decodeEntryBundle,
  encodeEntryBundle,
  entriesPath,
  hashFromTile,
  inclusionProof,
  leafHash,
  parseTilePath,
  placeInTile,
  tilePath,
  tileWidth,
  verifyInclusion,
} from "../../../../shared/log";
import { expectLogError, plainReader, plainRoot, someEntries } from "./plain-tree";

describe("tile paths", () => {
  it.each([
    ["tile/0/x001/x234/067", 0, 1_234_067, 256],
    ["tile/0/x001/234.p/5", 0, 1234, 5],
    ["tile/2/000", 2, 0, 256],
    ["tile/3/999.p/255", 3, 999, 255],
    ["tile/63/x001/000.p/1", 63, 1000, 1],
  ])("%s", (path, level, index, width) => {
    expect(tilePath(level, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, index, width });
  });

  it("of bundles of entries", () => {
    expect(entriesPath(1234, 17)).toBe("tile/entries/x001/234.p/17");
    expect(parseTilePath("tile/entries/x001/234.p/17")).toEqual({ level: "entries", index: 1234, width: 17 });
  });

  it("come back as they were written", () => {
    const widths = fc.integer({ min: 1, max: 256 });
    fc.assert(
      fc.property(fc.nat(63), fc.maxSafeNat(), widths, (level, index, width) => {
        expect(parseTilePath(tilePath(level, index, width))).toEqual({ level, index, width });
        expect(parseTilePath(entriesPath(index, width))).toEqual({ level: "entries", index, width });
      }),
    );
  });

  it.each([
    "",
    "tile",
    "tile/0",
    "tile/0/0",
    "tile/0/00",
    "tile/0/0000",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/x000/001",
    "tile/0/001/234",
    "tile/0/x001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000.p/05",
    "tile/0/000.p/",
    "/tile/0/000",
    "tile/0/000/",
    "tile/0/000\n",
    "tile/0/../000",
    "tile/data/000",
    "tile/0/x999/x999/x999/x999/x999/999",
    `tile/0/${"x001/".repeat(100)}000`,
  ])("refuse %j", (path) => {
    expect(parseTilePath(path)).toBeNull();
  });

  it("are not made for what is no tile", () => {
    for (const make of [
      () => tilePath(64, 0, 1),
      () => tilePath(0.5, 0, 1),
      () => tilePath(0, -1, 1),
      () => tilePath(0, 0, 0),
      () => tilePath(0, 0, 257),
      () => entriesPath(2 ** 53, 1),
    ])
      expect(make).toThrow(RangeError);
  });

  it("a tree of 70,000 leaves has the tiles that the specification lists", () => {
    const row = (level: number) => [272, 273, 274].map((index) => tileWidth(level, index, 70_000));
    expect(row(0)).toEqual([256, 112, 0]);
    expect([0, 1, 2].map((index) => tileWidth(1, index, 70_000))).toEqual([256, 17, 0]);
    expect([0, 1].map((index) => tileWidth(2, index, 70_000))).toEqual([1, 0]);
    expect(tileWidth(3, 0, 70_000)).toBe(0);
  });
});

describe("hashes from tiles", () => {
  const entries = someEntries(700);
  const plain = plainReader(entries);
  const tiles = {
    async read(places: readonly { level: number; index: number }[]) {
      return Promise.all(
        places.map(async (place) => {
          const inTile = placeInTile(place);
          const { tileLevel, tileIndex } = inTile;
          const width = tileWidth(tileLevel, tileIndex, entries.length);
          const row = Array.from({ length: width }, (_, at) => ({
            level: tileLevel * 8,
            index: tileIndex * 256 + at,
          }));
          return hashFromTile(concatBytes(...(await plain.read(row))), inTile);
        }),
      );
    },
  };

  it("prove as well as the tree itself", async () => {
    const root = plainRoot(entries);
    for (const index of [0, 1, 255, 256, 511, 512, 640, 699]) {
      const proof = await inclusionProof(tiles, index, entries.length);
      expect(proof).toEqual(await inclusionProof(plain, index, entries.length));
      const leaf = leafHash(entries[index] ?? expect.fail());
      verifyInclusion({ size: entries.length, index, leafHash: leaf, proof, root });
    }
  });

  it("are refused beyond the tile's end", () => {
    const place = placeInTile({ level: 2, index: 1 });
    expect(place).toEqual({ tileLevel: 0, tileIndex: 0, first: 4, count: 4 });
    expectLogError(() => hashFromTile(new Uint8Array(32 * 7), place), "log-data-malformed");
    expectLogError(() => hashFromTile(new Uint8Array(32 * 8 + 1), place), "log-data-malformed");
  });
});

describe("bundles of entries", () => {
  const entryList = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 256 });

  it("come back as they were written", () => {
    fc.assert(
      fc.property(entryList, (entries) => {
        const plain = entries.map((entry) => Uint8Array.from(entry));
        expect(decodeEntryBundle(encodeEntryBundle(plain), entries.length)).toEqual(plain);
      }),
    );
    const longest = new Uint8Array(65_535).fill(1);
    expect(decodeEntryBundle(encodeEntryBundle([longest]), 1)).toEqual([longest]);
    expect(encodeEntryBundle([Uint8Array.of(7)])).toEqual(Uint8Array.of(0, 1, 7));
  });

  it("never crash their reader: what is read is what would be written", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(encodeEntryBundle(decodeEntryBundle(bytes, 256))).toEqual(Uint8Array.from(bytes));
        } catch (error) {
          expect(error).toMatchObject({ code: "log-data-malformed" });
        }
      }),
    );
  });

  it("are refused cut short anywhere but between entries, and with more entries than expected", () => {
    const bundle = encodeEntryBundle([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    for (const end of [1, 2, 3, 5, 6])
      expectLogError(() => decodeEntryBundle(bundle.subarray(0, end), 256), "log-data-malformed");
    expectLogError(() => decodeEntryBundle(bundle, 1), "log-data-malformed");
    expect(() => encodeEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(() => encodeEntryBundle(someEntries(257))).toThrow(RangeError);
  });
});
