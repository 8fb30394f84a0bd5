import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asSecretKey16,
  dataIdBytes,
  generateDataKey,
  newDataId,
  sealBox,
  u32be,
  u64be,
  utf8,
} from "../../../../shared/crypto";
import { openItem, type SealedItem, type SealedPlace, sealItem } from "../../../../shared/format";
import { type CborValue, encodeCbor } from "../../../../shared/format/strict-cbor";
import { expectCode, hostileBytes, readOrRefuse } from "./damage";

const itemKey = generateDataKey();
const file: SealedPlace = { kind: "file", dataId: newDataId(), epoch: 7, version: 3 };
const folder: SealedPlace = { ...file, kind: "folder" };
const fileItem: SealedItem = {
  name: "a.txt",
  modifiedAt: -1,
  mode: 0o644,
  mediaType: "text/plain",
  contentKey: generateDataKey(),
  earlierKeys: [],
};
const folderItem: SealedItem = {
  ...fileItem,
  contentKey: null,
  earlierKeys: [{ epoch: 6, key: generateDataKey() }],
};

const anyKey = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(asSecretKey16);
const anyItem: fc.Arbitrary<SealedItem> = fc.record({
  name: fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
    .filter((name) => !/[/\\\p{Cc}]/u.test(name) && !/^\.\.?$/.test(name)),
  modifiedAt: fc.integer({ min: -8.64e15, max: 8.64e15 }),
  mode: fc.nat(0o7777),
  mediaType: fc.constantFrom("", "text/plain", "application/octet-stream"),
  contentKey: fc.constant(null),
  earlierKeys: fc
    .uniqueArray(fc.record({ epoch: fc.nat(6), key: anyKey }), {
      selector: ({ epoch }) => epoch,
      maxLength: 7,
    })
    .map((keys) => keys.sort((a, b) => b.epoch - a.epoch)),
});

/** A box around any plaintext, sealed with the right key for the right place. */
function boxAround(plaintext: Uint8Array, place: SealedPlace): Uint8Array {
  const aad = Buffer.concat([
    utf8("keyferry/v1/header-box"),
    dataIdBytes(place.dataId),
    u32be(place.epoch),
    u64be(place.version),
  ]);
  return sealBox(itemKey, "keyferry/v1/header-box", aad, plaintext);
}

function openPlaintext(plaintext: Uint8Array, place: SealedPlace): SealedItem {
  return openItem(itemKey, { ...place, sealed: boxAround(plaintext, place) });
}

describe("a sealed item", () => {
  it("comes back as it was sealed", () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        expect(openItem(itemKey, { ...folder, sealed: sealItem(itemKey, folder, item) })).toEqual(item);
      }),
    );
    expect(openItem(itemKey, { ...file, sealed: sealItem(itemKey, file, fileItem) })).toEqual(fileItem);
  });

  it("opens with its own key and in its own place only", () => {
    const sealed = sealItem(itemKey, file, fileItem);
    expectCode(() => openItem(generateDataKey(), { ...file, sealed }), "authentication-failed");
    expectCode(() => openItem(itemKey, { ...file, sealed, version: 4 }), "authentication-failed");
    expectCode(() => openItem(itemKey, { ...file, sealed, epoch: 8 }), "authentication-failed");
    expectCode(() => openItem(itemKey, { ...file, sealed, dataId: newDataId() }), "authentication-failed");
  });

  it.each([
    ["a name with a slash", { name: "a/b" }, "invalid-name"],
    ["an empty name", { name: "" }, "invalid-name"],
    ["the name ..", { name: ".." }, "invalid-name"],
    ["a mode above 7777", { mode: 0o10000 }, "limit-exceeded"],
    ["a fractional time", { modifiedAt: 0.5 }, "malformed"],
    ["a time beyond dates", { modifiedAt: 8.64e15 + 1 }, "malformed"],
    ["a long media type", { mediaType: "x".repeat(256) }, "malformed"],
    ["a media type with a line break", { mediaType: "text/plain\n" }, "malformed"],
    ["a file without a content key", { contentKey: null }, "malformed"],
    ["a file with earlier keys", { earlierKeys: folderItem.earlierKeys }, "malformed"],
  ] as const)("refuses %s", (_what, changes, code) => {
    expectCode(() => sealItem(itemKey, file, { ...fileItem, ...changes }), code);
  });

  it("refuses a folder with a content key, and earlier keys out of order or of the present epoch", () => {
    const key = generateDataKey();
    const refused = [
      { contentKey: key },
      { earlierKeys: [{ epoch: 7, key }] },
      {
        earlierKeys: [
          { epoch: 2, key },
          { epoch: 3, key },
        ],
      },
      {
        earlierKeys: [
          { epoch: 2, key },
          { epoch: 2, key },
        ],
      },
    ];
    for (const changes of refused)
      expectCode(() => sealItem(itemKey, folder, { ...folderItem, ...changes }), "malformed");
  });

  it("keeps 256 earlier keys and no more", () => {
    const place = { ...folder, epoch: 1000 };
    const keys = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ epoch: 999 - i, key: generateDataKey() }));
    const full = { ...folderItem, earlierKeys: keys(256) };
    expect(openItem(itemKey, { ...place, sealed: sealItem(itemKey, place, full) }).earlierKeys.length).toBe(
      256,
    );
    expectCode(() => sealItem(itemKey, place, { ...folderItem, earlierKeys: keys(257) }), "limit-exceeded");
  });

  it("never crashes its reader, even from one who holds the key", () => {
    const fields: CborValue = ["a.txt", 5, 6, "", new Uint8Array(16), []];
    fc.assert(
      fc.property(hostileBytes(encodeCbor(fields)), (plaintext) => {
        readOrRefuse(() => openPlaintext(plaintext, file));
      }),
      { numRuns: 500 },
    );
    expectCode(() => openPlaintext(encodeCbor([1, ...fields.slice(1)]), file), "malformed");
  });
});
