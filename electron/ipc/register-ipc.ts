import { ipcMain } from "electron";
import type { Services } from "../composition/services";
import { alarmHandlers } from "./alarm-handlers";
import { type CameraKeeper, cameraHandlers } from "./camera-handlers";
import { commandHandlers, type TakeOffered } from "./command-handlers";
import { detailsHandlers } from "./details-handlers";
import { diagnosticsHandlers } from "./diagnostics-handlers";
import { dragHandlers } from "./drag-handlers";
import { findHandlers } from "./find-handlers";
import { identityHandlers } from "./identity-handlers";
import { itemHandlers } from "./item-handlers";
import { jobHandlers } from "./job-handlers";
import { lineHandlers } from "./line-handlers";
import { linkHandlers } from "./link-handlers";
import { lockHandlers } from "./lock-handlers";
import { openedHandlers } from "./opened-handlers";
import { connectionHandlers, outboxHandlers } from "./outbox-handlers";
import { peopleHandlers } from "./people-handlers";
import { previewHandlers } from "./preview-handlers";
import { receivedHandlers } from "./received-handlers";
import { recoveryKitHandlers } from "./recovery-kit-handlers";
import { type IpcHandlers, type RegistrationOptions, registerIpcHandlers } from "./register";
import { settingsHandlers } from "./settings-handlers";
import { sharingHandlers } from "./sharing-handlers";
import { vaultHandlers } from "./vault-handlers";

/** Every channel of the contract with the service behind it: one that is missing does not compile. */
function allHandlers(services: Services, offered: TakeOffered, camera: CameraKeeper): IpcHandlers {
  return {
    ...identityHandlers(services.identity),
    ...recoveryKitHandlers(services.recoveryKit),
    ...peopleHandlers(services.people, services.deferral),
    ...alarmHandlers(services.alarms),
    ...vaultHandlers(services),
    ...itemHandlers(services.vaults, services.deleted, services.copying),
    ...detailsHandlers(services.details),
    ...previewHandlers(services.previews),
    ...sharingHandlers(services.sharing, services.deferral, services.anew),
    ...connectionHandlers(services.connection),
    ...outboxHandlers(services.outbox),
    ...receivedHandlers(services.received),
    ...findHandlers(services.find),
    ...linkHandlers(services.links),
    ...lineHandlers(services.lines),
    ...dragHandlers(services.drags),
    ...openedHandlers(services.opened),
    ...jobHandlers(services.jobs),
    ...settingsHandlers(services.settings),
    ...diagnosticsHandlers(services.diagnostics),
    ...lockHandlers(services.lock),
    ...commandHandlers(offered),
    ...cameraHandlers(camera),
  };
}

/** Opens the main process to the page. */
export function registerIpc(
  services: Services,
  {
    offered,
    camera,
    ...options
  }: RegistrationOptions & { readonly offered: TakeOffered; readonly camera: CameraKeeper },
): void {
  registerIpcHandlers(ipcMain, allHandlers(services, offered, camera), options);
}
