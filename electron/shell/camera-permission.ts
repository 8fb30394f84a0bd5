import type { App, SystemPreferences } from "electron";
import { isAppAddress } from "./app-address";

/** What Chromium says about a wish to see or hear. */
export interface MediaWish {
  readonly address: string;
  readonly mediaTypes: readonly string[];
}

/** The camera may be used while a QR code is looked for, by the app's own page, without a microphone; never otherwise. */
export class CameraPermission {
  #isAllowed = false;

  constructor(
    /** Asks the system, where it wants to be asked; false when the person does not let Keyferry use the camera. */
    private readonly askSystem: () => Promise<boolean>,
  ) {}

  async allow(): Promise<void> {
    this.#isAllowed = true;
    if (!(await this.askSystem())) this.#isAllowed = false;
  }

  end(): void {
    this.#isAllowed = false;
  }

  permits({ address, mediaTypes }: MediaWish): boolean {
    const isVideoAlone = mediaTypes.length > 0 && mediaTypes.every((type) => type === "video");
    return this.#isAllowed && isVideoAlone && isAppAddress(address);
  }
}

/** macOS asks the person once; elsewhere there is nobody to ask. */
export function cameraBySystem(
  preferences: Pick<SystemPreferences, "askForMediaAccess">,
  platform: NodeJS.Platform,
): () => Promise<boolean> {
  return async () => platform !== "darwin" || preferences.askForMediaAccess("camera");
}

/** The page that asked is gone once another document takes its place, or its process ends. */
export function endWithThePage(app: Pick<App, "on">, camera: Pick<CameraPermission, "end">): void {
  app.on("web-contents-created", (_event, contents) => {
    contents.on("did-start-navigation", ({ isMainFrame, isSameDocument }) => {
      if (isMainFrame && !isSameDocument) camera.end();
    });
    contents.on("render-process-gone", () => camera.end());
  });
}
