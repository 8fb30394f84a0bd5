import type { NativeImage, nativeImage } from "electron";
import colourTwice from "./tray-icons/colour@2x.png";
import colour from "./tray-icons/colour.png";
import templateTwice from "./tray-icons/template@2x.png";
import template from "./tray-icons/template.png";

/**
 * The icon beside the clock. On macOS the system paints it, dark or light, as the menu bar needs it; elsewhere nobody tells what
 * colour the bar has, so there it is the app's own tile, which shows on any.
 */
export function trayImage(images: typeof nativeImage, platform: NodeJS.Platform): NativeImage {
  const isMac = platform === "darwin";
  const image = images.createFromDataURL(isMac ? template : colour);
  image.addRepresentation({ scaleFactor: 2, dataURL: isMac ? templateTwice : colourTwice });
  if (isMac) image.setTemplateImage(true);
  return image;
}
