import decodeQR from "qr/decode.js";

const MAX_PICTURE_BYTES = 25 * 1024 * 1024;
/** Longer sides are scaled down: a code on a page needs no more, and reading takes time by the pixel. */
const LONGEST_SIDE = 1_600;
const WORDS = /^[a-z]{3,8}( [a-z]{3,8}){23}$/;

/** The 24 words of a QR code in a picture; null when there is no such code in it. */
export async function wordsInPicture(picture: Blob): Promise<string | null> {
  if (picture.size > MAX_PICTURE_BYTES) return null;
  const pixels = await pixelsOf(picture);
  if (pixels === null) return null;
  try {
    const text = decodeQR(pixels);
    return WORDS.test(text) ? text : null;
  } catch {
    return null;
  }
}

async function pixelsOf(picture: Blob): Promise<ImageData | null> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    return null;
  }
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (context === null) return null;
    context.drawImage(bitmap, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}
