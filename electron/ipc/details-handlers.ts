import type { ItemDetailsService } from "../services/details/item-details";
import type { IpcHandlersOf } from "./register";

export const detailsHandlers = (details: ItemDetailsService): IpcHandlersOf<"details"> => ({
  "details.read": (request) => details.read(request),
});
