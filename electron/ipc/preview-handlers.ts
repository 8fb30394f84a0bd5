import type { PreviewService } from "../services/preview/preview-service";
import type { IpcHandlersOf } from "./register";

export const previewHandlers = (previews: PreviewService): IpcHandlersOf<"previews"> => ({
  "previews.read": (request) => previews.read(request),
});
