import type { Lock } from "../services/lock/lock";
import type { IpcHandlersOf } from "./register";

export const lockHandlers = (lock: Lock): IpcHandlersOf<"lock"> => ({
  "lock.describe": () => lock.describe(),
  "lock.now": (request) => lock.now(request),
  "lock.open": () => lock.open(),
});
