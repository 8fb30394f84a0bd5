import { qrTextInPicture } from "../qr/qr-reading";

const WORDS = /^[a-z]{3,8}( [a-z]{3,8}){23}$/;

/** The 24 words of a QR code in a picture; null when there is no such code in it. */
export async function wordsInPicture(picture: Blob): Promise<string | null> {
  const text = await qrTextInPicture(picture);
  return text !== null && WORDS.test(text) ? text : null;
}
