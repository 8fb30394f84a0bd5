import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { OpenedLink } from "../../shared/protocol/ipc/link-views";
import { yes } from "./answers";
import { BOB, CAROL } from "./sample-people";
import { idOf, RECEIVED } from "./sample-vaults";

const data = { is: "data", vaultId: null, server: null, grant: null } as const;
const [, interview, unnamed] = RECEIVED;

/** One link of each sort. */
export const OPENED_LINKS: readonly OpenedLink[] = [
  {
    ...data,
    dataId: idOf(40),
    ownerId: CAROL.userId,
    owner: CAROL,
    state: "shared",
    grant: interview ?? null,
  },
  { ...data, dataId: idOf(41), ownerId: BOB.userId, owner: BOB, state: "shared", grant: unnamed ?? null },
  { ...data, dataId: idOf(90), ownerId: BOB.userId, owner: BOB, state: "not-shared" },
  {
    ...data,
    dataId: idOf(91),
    ownerId: idOf(9),
    owner: null,
    state: "other-server",
    server: "https://keys.example.com",
  },
  { is: "wrong", problem: "link-invalid" },
];

export function pretendLinks(opened: readonly OpenedLink[]): KeyferryApi["links"] {
  let waiting = [...opened];
  return {
    take: async () => {
      const taken = waiting;
      waiting = [];
      return yes(taken);
    },
    takeInvite: () => yes(null),
    make: ({ itemId }) =>
      yes({ link: `keyferry:data?id=${itemId}&owner=${BOB.userId}&server=https%3A%2F%2Fkeys.example.org` }),
  };
}
