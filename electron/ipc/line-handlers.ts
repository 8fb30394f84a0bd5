import type { LinesService } from "../services/lines/lines-service";
import type { IpcHandlersOf } from "./register";

export const lineHandlers = (lines: LinesService): IpcHandlersOf<"lines"> => ({
  "lines.count": (request) => lines.count(request),
  "lines.read": (request) => lines.read(request),
  "lines.locate": (request) => lines.locate(request),
});
