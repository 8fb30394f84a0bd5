import type { Deferral } from "../services/outbox/deferral";
import type { People } from "../services/people/people";
import type { IpcHandlersOf } from "./register";

export const peopleHandlers = (people: People, deferral: Deferral): IpcHandlersOf<"people"> => ({
  "people.list": () => people.list(),
  "people.lookUp": (request) => deferral.lookUp(request),
  "people.markVerified": (request) => people.markVerified(request),
  "people.acceptRenewed": (request) => people.acceptRenewed(request),
});
