import type { Preview } from "../../../shared/protocol/ipc/preview-views";

export type ImageMediaType = Extract<Preview, { kind: "image" }>["mediaType"];

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

interface ImageFormat {
  readonly mediaType: ImageMediaType;
  readonly isBegunBy: (bytes: Buffer) => boolean;
  /** Null where the head is cut off or makes no sense. */
  readonly sizeIn: (bytes: Buffer) => PixelSize | null;
}

const startsWith = (bytes: Buffer, text: string, at = 0): boolean =>
  bytes.subarray(at, at + text.length).toString("latin1") === text;

const FORMATS: readonly ImageFormat[] = [
  {
    mediaType: "image/png",
    isBegunBy: (bytes) => startsWith(bytes, "\x89PNG\r\n\x1a\n"),
    sizeIn: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  },
  {
    mediaType: "image/gif",
    isBegunBy: (bytes) => startsWith(bytes, "GIF87a") || startsWith(bytes, "GIF89a"),
    sizeIn: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  },
  {
    mediaType: "image/webp",
    isBegunBy: (bytes) => startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8),
    sizeIn: webpSize,
  },
  {
    mediaType: "image/jpeg",
    isBegunBy: (bytes) => startsWith(bytes, "\xff\xd8\xff"),
    sizeIn: jpegSize,
  },
];

/** Which kind of image the bytes begin; names and declared types are not believed. Null for anything else. */
export function imageTypeOf(bytes: Uint8Array): ImageMediaType | null {
  const buffer = viewOf(bytes);
  return FORMATS.find((format) => format.isBegunBy(buffer))?.mediaType ?? null;
}

/** How large the image would be when it is drawn, read from its head without drawing it. Null when that cannot be told. */
export function pixelSizeOf(bytes: Uint8Array): PixelSize | null {
  const buffer = viewOf(bytes);
  try {
    return FORMATS.find((format) => format.isBegunBy(buffer))?.sizeIn(buffer) ?? null;
  } catch (error) {
    // Cut off within its head.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function webpSize(bytes: Buffer): PixelSize | null {
  if (startsWith(bytes, "VP8 ", 12)) {
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  }
  if (startsWith(bytes, "VP8L", 12)) {
    const bits = bytes.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (startsWith(bytes, "VP8X", 12)) {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  }
  return null;
}

/** Of the markers from C0 to CF those that do not begin a frame. */
const NO_FRAME: ReadonlySet<number> = new Set([0xc4, 0xc8, 0xcc]);

/** ITU-T T.81, B.1 and B.2.2: segments, each with its length, until the one that begins the frame. */
function jpegSize(bytes: Buffer): PixelSize | null {
  let at = 2;
  for (;;) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && !NO_FRAME.has(marker)) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
}
