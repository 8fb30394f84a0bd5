import type { ReceivedService } from "../services/received/received-service";
import type { IpcHandlersOf } from "./register";

export const receivedHandlers = (received: ReceivedService): IpcHandlersOf<"received"> => ({
  "received.list": () => received.list(),
  "received.refresh": () => received.refresh(),
  "received.decide": (request) => received.decide(request),
  "received.open": (request) => received.open(request),
  "received.export": (request) => received.export(request),
});
