import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateDataKey } from "../../../../shared/crypto";
import { encodeContainerHead } from "../../../../shared/format";
import { alice, bob } from "../../../vectors/example-people";
import {
  bobAsWriter,
  exampleContent,
  exampleFile,
  fileKey,
  rootKey,
  vaultContainer,
  writeExampleFile,
} from "../../../vectors/example-vault";
import { openWholeContainer } from "../../../vectors/whole-container";
import { expectCode, expectRefused, flipped, mutationsOf } from "./damage";

const SEGMENT = 4096;
const content = Buffer.alloc(SEGMENT + 100, "keyferry");
const file = writeExampleFile(content);
const storedSegment = SEGMENT + 32;

function open(bytes: Uint8Array) {
  return openWholeContainer(bytes, fileKey);
}

describe("a container", () => {
  it("opens with the item's key", () => {
    expect(Buffer.from(open(exampleFile.bytes).content).toString()).toBe("Hello, ferry!\n");
    expect(Buffer.from(open(file.bytes).content).equals(content)).toBe(true);
    expect(openWholeContainer(vaultContainer, rootKey).item.name).toBe("Papers");
  });

  it.each([0, 1, 15, 16, 17, SEGMENT - 1, SEGMENT, SEGMENT + 1])(
    "opens with %i bytes of content",
    (length) => {
      const bytes = new Uint8Array(length).fill(length % 251);
      expect(open(writeExampleFile(bytes).bytes).content).toEqual(bytes);
    },
  );

  it("does not open with another key", () => {
    expectCode(() => openWholeContainer(file.bytes, generateDataKey()), "authentication-failed");
  });

  it("of two segments is refused with any single byte flipped", { timeout: 60_000 }, () => {
    for (let at = 0; at < file.bytes.length; at++)
      expectRefused(() => open(flipped(file.bytes, at)), `byte ${at}`);
  });

  it("without segments is refused with any single byte flipped", () => {
    for (let at = 0; at < vaultContainer.length; at++) {
      expectRefused(() => openWholeContainer(flipped(vaultContainer, at), rootKey), `byte ${at}`);
    }
  });

  it("is refused cut short at any byte, and with bytes added", () => {
    for (let length = 0; length < exampleFile.bytes.length; length++) {
      expectRefused(() => open(exampleFile.bytes.subarray(0, length)), `length ${length}`);
    }
    expectCode(() => open(Buffer.concat([exampleFile.bytes, Uint8Array.of(0)])), "trailing-data");
  });

  it("is refused with segments swapped", () => {
    const three = writeExampleFile(Buffer.alloc(2 * SEGMENT + 100, "keyferry"));
    const start = three.head.length;
    const [first, second] = [start, start + storedSegment].map((at) =>
      three.bytes.subarray(at, at + storedSegment),
    );
    const swapped = Buffer.concat([
      three.head,
      second ?? new Uint8Array(0),
      first ?? new Uint8Array(0),
      three.bytes.subarray(start + 2 * storedSegment),
    ]);
    expectRefused(() => open(swapped));
  });

  it("is refused with the segments of another file of the same length", () => {
    const other = writeExampleFile(Buffer.from("Hello, fairy!\n"));
    expect(other.head.length).toBe(exampleFile.head.length);
    const mixed = Buffer.concat([exampleFile.head, other.bytes.subarray(other.head.length)]);
    expectRefused(() => open(mixed));
    expect(exampleContent.length).toBe(14);
  });

  it("is refused with its sealed box under another version, epoch or ID, even when signed again", () => {
    for (const changes of [
      { version: 2 },
      { epoch: 2 },
      { dataId: "0".repeat(32) as typeof file.header.dataId },
    ]) {
      const head = encodeContainerHead({ ...exampleFile.header, ...changes }, alice.signingPrivate);
      const bytes = Buffer.concat([head, exampleFile.bytes.subarray(exampleFile.head.length)]);
      expectCode(() => open(bytes), "authentication-failed");
    }
  });

  it("is refused with a signature that is right for another writer", () => {
    const byBob = encodeContainerHead({ ...exampleFile.header, writer: bobAsWriter }, bob.signingPrivate);
    const signature = byBob.subarray(byBob.length - 64);
    const forged = Buffer.concat([
      exampleFile.head.subarray(0, -64),
      signature,
      exampleFile.bytes.subarray(exampleFile.head.length),
    ]);
    expectCode(() => open(forged), "signature-invalid");
  });

  it("mutated at random is refused by a typed error", () => {
    fc.assert(
      fc.property(mutationsOf(exampleFile.bytes), (bytes) => {
        if (!Buffer.from(bytes).equals(exampleFile.bytes)) expectRefused(() => open(bytes));
      }),
      { numRuns: 500 },
    );
  });
});
