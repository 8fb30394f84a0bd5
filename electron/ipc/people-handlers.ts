import type { People } from "../services/people/people";
import type { IpcHandlersOf } from "./register";

export const peopleHandlers = (people: People): IpcHandlersOf<"people"> => ({
  "people.list": () => people.list(),
  "people.lookUp": (request) => people.lookUp(request),
  "people.markVerified": (request) => people.markVerified(request),
  "people.acceptRenewed": (request) => people.acceptRenewed(request),
});
