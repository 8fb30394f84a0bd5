import { create } from "zustand";
import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";

export interface PeopleList {
  readonly people: Loadable<readonly PersonView[]>;
  readonly load: () => Promise<void>;
  /** @throws {KeyferryFailure} when nobody is enrolled under exactly this address, or the server cannot be asked. */
  readonly lookUp: (address: string) => Promise<PersonView>;
  /** `person` as it was on the screen: what was compared is what gets marked. @throws {KeyferryFailure} */
  readonly markVerified: (person: PersonView) => Promise<PersonView>;
  /** For keys that the known ones signed for. @throws {KeyferryFailure} */
  readonly acceptRenewed: (person: PersonView) => Promise<PersonView>;
}

/** The people whose keys this computer remembers. */
export const createPeopleStore = (api: KeyferryApi) =>
  create<PeopleList>()((set, get) => ({
    people: LOADING,
    load: async () => set({ people: await settled(answered(api.people.list())) }),
    lookUp: async (address) => {
      const person = await answered(api.people.lookUp({ address: address.trim() }));
      await get().load();
      return person;
    },
    markVerified: async (person) => {
      const marked = await answered(
        api.people.markVerified({ userId: person.userId, digits: person.digits }),
      );
      await get().load();
      return marked;
    },
    acceptRenewed: async ({ userId, digits }) => {
      const accepted = await answered(api.people.acceptRenewed({ userId, digits }));
      await get().load();
      return accepted;
    },
  }));
