import type { Services } from "../composition/services";
import type { SendEvent } from "./events";

/** Whatever changes in the services is told to the page. */
export function tellThePage(services: Services, send: SendEvent): void {
  services.jobs.onChange((job) => send("jobs.changed", job));
  services.vaults.onChange((vaultId) => send("vaults.changed", { vaultId }));
  services.opened.onChange(() => send("opened.changed", {}));
  services.connection.onChange((view) => send("connection.changed", view));
  services.outbox.onChange((carriedOut) => send("outbox.changed", { carriedOut }));
  services.received.onChange(() => send("received.changed", {}));
  services.alarms.onChange(() => send("alarms.changed", {}));
  services.recoveryKit.onChange((kit) => send("recoveryKit.changed", kit));
  services.settings.onChange((settings) => send("settings.changed", settings));
  services.lock.onChange((view) => send("lock.changed", view));
  services.find.onHandedOver(() => send("find.handedOver", {}));
  services.links.onOpened(() => send("links.opened", {}));
}
