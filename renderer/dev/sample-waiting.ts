import type { WaitingView } from "../../shared/protocol/ipc/outbox-views";
import { BOB, CAROL, DMITRI } from "./sample-people";
import { idOf } from "./sample-vaults";

const MINUTE = 60_000;
const entry = (number: number): string => `0000000${number}-0000-4000-8000-000000000000`;
const vault = { vaultId: idOf(1), vaultName: "Family papers" };

export const WAITING: readonly WaitingView[] = [
  {
    entryId: entry(1),
    kind: "create-vault",
    vaultId: idOf(9),
    vaultName: "Garden plans",
    itemIds: [],
    names: [],
    person: null,
    since: Date.now() - 38 * MINUTE,
    state: "waiting",
    problem: null,
  },
  {
    entryId: entry(2),
    kind: "share",
    ...vault,
    itemIds: [idOf(10)],
    names: ["Insurance"],
    person: { userId: BOB.userId, name: BOB.name },
    since: Date.now() - 25 * MINUTE,
    state: "waiting",
    problem: null,
  },
  {
    entryId: entry(3),
    kind: "remove-access",
    ...vault,
    itemIds: [idOf(1)],
    names: ["Family papers"],
    person: { userId: CAROL.userId, name: CAROL.name },
    since: Date.now() - 12 * MINUTE,
    state: "waiting",
    problem: null,
  },
  {
    entryId: entry(4),
    kind: "share",
    ...vault,
    itemIds: [idOf(12), idOf(13)],
    names: ["Passport.png", "House.pdf"],
    person: { userId: DMITRI.userId, name: DMITRI.name },
    since: Date.now() - 3 * 24 * 60 * MINUTE,
    state: "needs-you",
    problem: "person-key-changed",
  },
];
