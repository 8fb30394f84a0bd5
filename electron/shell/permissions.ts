import type { Session } from "electron";
import { isAppAddress } from "./app-address";
import type { CameraPermission } from "./camera-permission";

/**
 * Everything that a page may ask the system for, and Keyferry's answer. Two are granted; the rest, and whatever a
 * future Chromium adds, is denied.
 */
const PERMISSIONS: Readonly<Record<string, boolean>> = {
  // Copying a fingerprint or an address. Text only: the sanitized write takes no formats of the page's own.
  "clipboard-sanitized-write": true,
  // The window's own full screen, as any desktop window has it.
  fullscreen: true,

  // Pasting works without it; with it the page could read the clipboard at any time.
  "clipboard-read": false,
  "deprecated-sync-clipboard-read": false,
  // Files reach Keyferry through the system's dialogs and by dropping; the page never holds a handle to one.
  fileSystem: false,
  "persistent-storage": false,
  "storage-access": false,
  "top-level-storage-access": false,
  // Nothing in Keyferry hears or knows where it is, and it sees only while `CameraPermission` says so.
  media: false,
  mediaKeySystem: false,
  "display-capture": false,
  "captured-surface-control": false,
  "speaker-selection": false,
  geolocation: false,
  "geolocation-approximate": false,
  sensors: false,
  "idle-detection": false,
  "local-fonts": false,
  // No devices.
  bluetooth: false,
  hid: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  serial: false,
  "smart-card": false,
  usb: false,
  ar: false,
  vr: false,
  "hand-tracking": false,
  // The page has no network (see the content security policy) and runs nothing in the background.
  "local-network": false,
  "local-network-access": false,
  "loopback-network": false,
  "background-fetch": false,
  "background-sync": false,
  "periodic-background-sync": false,
  notifications: false,
  // Links are opened by the navigation guard, which checks them; nothing else may start another program.
  openExternal: false,
  "payment-handler": false,
  "web-app-installation": false,
  "web-printing": false,
  "window-management": false,
  keyboardLock: false,
  pointerLock: false,
  "automatic-fullscreen": false,
  "screen-wake-lock": false,
  "system-wake-lock": false,
};

/** Whether a page at `address` gets `permission`. Pure, so that tests can go through every name. */
export function isPermitted(permission: string, address: string): boolean {
  return Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission] === true && isAppAddress(address);
}

type PermissionSession = Pick<
  Session,
  | "setPermissionRequestHandler"
  | "setPermissionCheckHandler"
  | "setDevicePermissionHandler"
  | "setDisplayMediaRequestHandler"
  | "setBluetoothPairingHandler"
>;

/** Makes a session answer every request by the table above, and for the camera as `camera` says at the moment. */
export function denyByDefault(session: PermissionSession, camera: Pick<CameraPermission, "permits">): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const mediaTypes = "mediaTypes" in details ? (details.mediaTypes ?? []) : [];
    const isCamera = permission === "media" && camera.permits({ address: details.requestingUrl, mediaTypes });
    answer(isCamera || isPermitted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, { mediaType }) => {
    const mediaTypes = mediaType === undefined ? [] : [mediaType];
    const isCamera = permission === "media" && camera.permits({ address: requestingOrigin, mediaTypes });
    return isCamera || isPermitted(permission, requestingOrigin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
}
