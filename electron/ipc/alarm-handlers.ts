import type { Alarms } from "../services/log/alarms";
import type { IpcHandlersOf } from "./register";

export const alarmHandlers = (alarms: Alarms): IpcHandlersOf<"alarms"> => ({
  "alarms.list": () => alarms.list(),
  "alarms.acknowledge": (request) => alarms.acknowledge(request),
});
