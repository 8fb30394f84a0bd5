import decodeQR from "qr/decode.js";

const MAX_PICTURE_BYTES = 25 * 1024 * 1024;
/** Longer sides are scaled down: a code needs no more, and reading takes time by the pixel. */
const LONGEST_SIDE = 1_600;
const LONGEST_SIDE_OF_VIDEO = 800;

type Drawable = ImageBitmap | HTMLVideoElement;

/** What the QR code in a picture says; null when there is none in it, or it is no picture. */
export async function qrTextInPicture(picture: Blob): Promise<string | null> {
  if (picture.size > MAX_PICTURE_BYTES) return null;
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(picture);
  } catch {
    return null;
  }
  try {
    return qrTextIn(bitmap, bitmap, LONGEST_SIDE);
  } finally {
    bitmap.close();
  }
}

/** What the QR code in the video's picture of now says; null when there is none in it. */
export function qrTextInVideo(video: HTMLVideoElement): string | null {
  const size = { width: video.videoWidth, height: video.videoHeight };
  return qrTextIn(video, size, LONGEST_SIDE_OF_VIDEO);
}

function qrTextIn(
  drawable: Drawable,
  size: { readonly width: number; readonly height: number },
  longestSide: number,
): string | null {
  if (size.width === 0 || size.height === 0) return null;
  const scale = Math.min(1, longestSide / Math.max(size.width, size.height));
  const width = Math.max(1, Math.round(size.width * scale));
  const height = Math.max(1, Math.round(size.height * scale));
  const context = new OffscreenCanvas(width, height).getContext("2d");
  if (context === null) return null;
  context.drawImage(drawable, 0, 0, width, height);
  try {
    return decodeQR(context.getImageData(0, 0, width, height), { timeLimit: 500 });
  } catch {
    // The only way in which it says that there is no code.
    return null;
  }
}
