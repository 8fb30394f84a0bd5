import { describe, expect, it } from "vitest";
import { imageTypeOf, pixelSizeOf } from "../../../../../electron/services/preview/image-head";
import { PreviewService } from "../../../../../electron/services/preview/preview-service";
import { readableText } from "../../../../../electron/services/preview/readable-text";
import type { OpenVault } from "../../../../../electron/services/vault/open-vault";
import type { VaultNode } from "../../../../../electron/services/vault/vault-node";
import { samplePdf } from "../../../../../renderer/dev/sample-pdf";
import { SampleVault } from "../vault/sample-vault";

const utf8 = (text: string) => new TextEncoder().encode(text);
const WHOLE = { start: false, end: false };

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write("\x89PNG\r\n\x1a\n", "latin1");
  bytes.writeUInt32BE(13, 8);
  bytes.write("IHDR", 12);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

function jpeg(width: number, height: number, exifLength: number): Buffer {
  const exif = Buffer.alloc(2 + exifLength);
  exif.writeUInt16BE(0xffe1, 0);
  exif.writeUInt16BE(exifLength, 2);
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), exif, frame]);
}

/** A file of this content in a vault; `part` makes it one of which only these segments can be read. */
async function previewOf(content: Uint8Array, part?: { from: number; to: number }) {
  const vault = new SampleVault();
  const { id, head } = vault.addFile(vault.root, "file");
  const header = { ...head.header, plaintextLength: content.length };
  const count = Math.ceil(content.length / 2 ** header.segmentSizeLog2);
  vault.heads.set(id, { ...head, header });
  const tree = await vault.tree();
  const whole = tree.node(id);
  const node: VaultNode = part
    ? {
        ...whole,
        access: {
          by: "cover",
          name: null,
          cover: { by: "cover", version: 1, segmentCount: count, ...part, nodes: [] },
        },
      }
    : whole;
  const asked: { from: number; to: number }[] = [];
  const previews = new PreviewService({
    vaults: { open: async () => ({ tree: { node: () => node } }) as unknown as OpenVault },
    engine: {
      readHeads: async () => [{ ok: true, value: node.head }],
      readSegments: async ({ range }) => {
        const { from, to } = range ?? { from: 0, to: count };
        asked.push({ from, to });
        const size = 2 ** header.segmentSizeLog2;
        return content.slice(from * size, to * size);
      },
    },
  });
  return { preview: await previews.read({ vaultId: vault.id, itemId: id }), asked };
}

describe("the head of an image", () => {
  it("tells its kind by its bytes and its size without drawing it", () => {
    expect([imageTypeOf(png(3, 4)), pixelSizeOf(png(3, 4))]).toEqual(["image/png", { width: 3, height: 4 }]);
    const gif = Buffer.from("GIF89a\x40\x01\xf0\x00", "latin1");
    expect([imageTypeOf(gif), pixelSizeOf(gif)]).toEqual(["image/gif", { width: 320, height: 240 }]);
    const photo = jpeg(4_000, 3_000, 60_000);
    expect([imageTypeOf(photo), pixelSizeOf(photo)]).toEqual(["image/jpeg", { width: 4_000, height: 3_000 }]);
  });

  it("reads all three ways that WebP has of saying its size", () => {
    const webp = (chunk: string, ...rest: number[]) =>
      Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${chunk}`, "latin1"), Buffer.from(rest)]);
    const lossy = webp("VP8 ", 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 0x01, 0xf0, 0x00);
    const lossless = webp("VP8L", 0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x3b, 0x00);
    const extended = webp("VP8X", 0, 0, 0, 0, 0, 0, 0, 0, 0x3f, 0x01, 0, 0xef, 0, 0);
    for (const image of [lossy, lossless, extended]) {
      expect(imageTypeOf(image)).toBe("image/webp");
      expect(pixelSizeOf(image)).toEqual({ width: 320, height: 240 });
    }
  });

  it("says nothing of heads that are cut off or no images", () => {
    expect(pixelSizeOf(png(3, 4).subarray(0, 18))).toBeNull();
    expect(pixelSizeOf(jpeg(4, 3, 60_000).subarray(0, 1_000))).toBeNull();
    expect(imageTypeOf(utf8("<svg/>"))).toBeNull();
    expect(pixelSizeOf(new Uint8Array())).toBeNull();
  });
});

describe("text in bytes", () => {
  it("is UTF-8 without control characters", () => {
    expect(readableText(utf8("Grüße\r\n\t여름"), WHOLE)).toBe("Grüße\r\n\t여름");
    expect(readableText(Uint8Array.of(0x61, 0, 0x62), WHOLE)).toBeNull();
    expect(readableText(Uint8Array.of(0xff, 0xfe, 0x61), WHOLE)).toBeNull();
  });

  it("may be cut within a character, but only where it was cut", () => {
    const bytes = utf8("여름");
    expect(readableText(bytes.subarray(0, 5), { start: false, end: true })).toBe("여");
    expect(readableText(bytes.subarray(0, 5), WHOLE)).toBeNull();
    expect(readableText(bytes.subarray(1), { start: true, end: false })).toBe("름");
    expect(readableText(bytes.subarray(1), WHOLE)).toBeNull();
  });
});

describe("the preview of a file", () => {
  it("is the image, whatever the file is called", async () => {
    const { preview } = await previewOf(png(30, 40));
    expect(preview).toMatchObject({ kind: "image", mediaType: "image/png" });
  });

  it("reads a long file only as far as it shows it", async () => {
    const { preview, asked } = await previewOf(utf8("a".repeat(3 * 2 ** 18)));
    expect(asked).toEqual([{ from: 0, to: 1 }]);
    expect(preview).toMatchObject({ kind: "text", isCut: true, isPart: false });
    expect(preview.kind === "text" && preview.text.length).toBe(256 * 1024);
  });

  it("is the beginning of the part for who can read only a part", async () => {
    const { preview, asked } = await previewOf(utf8("여".repeat(2 ** 18)), { from: 1, to: 3 });
    expect(asked).toEqual([{ from: 1, to: 2 }]);
    expect(preview).toMatchObject({ kind: "text", isCut: true, isPart: true });
  });

  it("refuses images that would fill the memory, by their bytes or by their pixels", async () => {
    const none = { kind: "none", because: "size" };
    expect((await previewOf(png(60_000, 60_000))).preview).toEqual(none);
    const large = await previewOf(Buffer.concat([png(10, 10), Buffer.alloc(25_000_000)]));
    expect(large.preview).toEqual(none);
    expect(large.asked).toEqual([{ from: 0, to: 1 }]);
  });

  it("is the whole PDF, whatever the file is called, or nothing of one that is too large or not mine in full", async () => {
    const pdf = samplePdf(["Annex"]);
    expect((await previewOf(pdf)).preview).toEqual({ kind: "pdf", bytes: pdf });
    const long = Buffer.concat([pdf, Buffer.alloc(2 ** 18)]);
    const { preview } = await previewOf(long);
    expect(preview.kind === "pdf" && long.equals(preview.bytes)).toBe(true);
    const none = { kind: "none", because: "size" };
    expect((await previewOf(Buffer.concat([pdf, Buffer.alloc(25_000_000)]))).preview).toEqual(none);
    expect((await previewOf(long, { from: 0, to: 1 })).preview).toEqual(none);
  });

  it("says that there is none for other files, and shows an empty one as empty", async () => {
    expect((await previewOf(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))).preview).toEqual({
      kind: "none",
      because: "kind",
    });
    expect((await previewOf(new Uint8Array())).preview).toMatchObject({
      kind: "text",
      text: "",
      isCut: false,
    });
  });
});
