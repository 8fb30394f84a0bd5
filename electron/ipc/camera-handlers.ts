import type { IpcHandlersOf } from "./register";

/** Who lets the page use the camera, and ends that. */
export interface CameraKeeper {
  allow(): Promise<void>;
  end(): void;
}

export const cameraHandlers = (camera: CameraKeeper): IpcHandlersOf<"camera"> => ({
  "camera.allow": () => camera.allow(),
  "camera.end": () => camera.end(),
});
