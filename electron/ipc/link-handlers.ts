import type { LinksService } from "../services/links/links-service";
import type { IpcHandlersOf } from "./register";

export const linkHandlers = (links: LinksService): IpcHandlersOf<"links"> => ({
  "links.take": () => links.take(),
  "links.takeInvite": () => links.takeInvite(),
  "links.make": (request) => links.make(request),
});
