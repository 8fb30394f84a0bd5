import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { TagsHash } from "../../../../electron/engine/tags-hash";
import { patternBytes } from "./file-content";

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

describe("the hash of tags", () => {
  const tags = patternBytes(100 * 16);

  it.each([1, 7, 16, 100])("does not depend on the runs of %i in which they come", (runLength) => {
    for (const [from, to] of [
      [0, 100],
      [0, 1],
      [99, 100],
      [13, 77],
      [7, 14],
    ] as const) {
      const hash = new TagsHash({ from, to });
      for (let at = 0; at < 100; at += runLength) hash.add(tags.subarray(at * 16, (at + runLength) * 16));
      const { all, wanted } = hash.digest();
      expect(Buffer.from(all)).toEqual(sha256(tags));
      expect(Buffer.from(wanted)).toEqual(sha256(tags.subarray(from * 16, to * 16)));
    }
  });
});
