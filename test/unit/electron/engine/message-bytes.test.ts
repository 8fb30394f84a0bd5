import { describe, expect, it } from "vitest";
import { withOwnBytes } from "../../../../electron/engine/message-bytes";

describe("what is posted to another thread", () => {
  it("takes nothing along of the memory around a slice", () => {
    const pool = new Uint8Array(1000).fill(7);
    const message = withOwnBytes({ list: [{ slice: pool.subarray(10, 20) }], name: "x", none: null });
    const { slice } = message.list[0] ?? {};
    expect(slice?.buffer.byteLength).toBe(10);
    expect(slice).toEqual(new Uint8Array(10).fill(7));
    expect(message).toMatchObject({ name: "x", none: null });
  });

  it("keeps arrays that own their memory, and shared memory, as they are", () => {
    const own = new Uint8Array(16);
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const message = withOwnBytes({ own, shared, size: 5n });
    expect(message.own).toBe(own);
    expect(message.shared).toBe(shared);
    expect(message.size).toBe(5n);
  });
});
