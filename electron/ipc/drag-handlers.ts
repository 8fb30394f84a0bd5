import type { DragOut } from "../services/dragging/drag-out";
import type { IpcHandlersOf } from "./register";

export const dragHandlers = (drags: DragOut): IpcHandlersOf<"drags"> => ({
  "drags.prepare": (request) => drags.prepare(request),
  "drags.begin": (request) => drags.begin(request),
});
