import type { Connection } from "../services/connection/connection";
import type { OutboxService } from "../services/outbox/outbox-service";
import type { IpcHandlersOf } from "./register";

export const connectionHandlers = (connection: Connection): IpcHandlersOf<"connection"> => ({
  "connection.describe": () => connection.describe(),
  "connection.tryNow": () => connection.tryNow(),
});

export const outboxHandlers = (outbox: OutboxService): IpcHandlersOf<"outbox"> => ({
  "outbox.list": () => outbox.list(),
  "outbox.cancel": (request) => outbox.cancel(request),
  "outbox.tryNow": () => outbox.tryNow(),
});
