import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxLength, generateDataKey, openBox, sealBox, utf8 } from "../../../../shared/crypto";

const key = generateDataKey();
const aad = utf8("place");

function expectRefused(action: () => unknown): void {
  expect(action).toThrow(expect.objectContaining({ code: "authentication-failed" }));
}

describe("sealed box", () => {
  it("opens what it sealed and has the announced length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (plaintext) => {
        const box = sealBox(key, "info", aad, plaintext);
        expect(box.length).toBe(boxLength(plaintext.length));
        expect(Uint8Array.from(openBox(key, "info", aad, box))).toEqual(plaintext);
      }),
    );
  });

  it("never seals the same way twice", () => {
    expect(sealBox(key, "info", aad, aad)).not.toEqual(sealBox(key, "info", aad, aad));
  });

  it("refuses another key, info or AAD, and every flipped byte", () => {
    const box = sealBox(key, "info", aad, utf8("secret"));
    expectRefused(() => openBox(generateDataKey(), "info", aad, box));
    expectRefused(() => openBox(key, "other", aad, box));
    expectRefused(() => openBox(key, "info", utf8("elsewhere"), box));
    box.forEach((byte, i) => {
      expectRefused(() => openBox(key, "info", aad, Uint8Array.from(box).fill(byte ^ 0x80, i, i + 1)));
    });
  });

  it("refuses any random or shortened bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) =>
        expectRefused(() => openBox(key, "info", aad, bytes)),
      ),
    );
    const box = sealBox(key, "info", aad, utf8("secret"));
    for (let length = 0; length < box.length; length++) {
      expectRefused(() => openBox(key, "info", aad, box.subarray(0, length)));
    }
  });
});
