import type { FindService } from "../services/find/find-service";
import type { IpcHandlersOf } from "./register";

export const findHandlers = (find: FindService): IpcHandlersOf<"find"> => ({
  "find.scan": (request) => find.scan(request),
  "find.results": (request) => find.results(request),
  "find.open": (request) => find.open(request),
  "find.export": (request) => find.export(request),
  "find.addVault": (request) => find.addVault(request),
  "find.takeHandedOver": () => find.takeHandedOver(),
});
