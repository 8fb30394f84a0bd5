import type { PersonView } from "../../shared/protocol/ipc/views";

const person = (
  index: number,
  name: string,
  address: string,
  trust: PersonView["trust"],
  words: string,
): PersonView => ({
  userId: index.toString(16).padStart(2, "0").repeat(16),
  name,
  address,
  words: words.split(" "),
  digits: Array.from(
    { length: 60 },
    (_, digit) => Math.floor(Math.abs(Math.sin(index * 97 + digit) * 1e4)) % 10,
  ).join(""),
  trust,
  change: trust === "changed" ? "replaced" : null,
  isMe: false,
});

export const ALICE: PersonView = {
  ...person(
    1,
    "Alice Archer",
    "alice@example.org",
    "verified",
    "harbor velvet inner cousin slab winter oak gesture",
  ),
  isMe: true,
};

export const PEOPLE: readonly PersonView[] = [
  person(2, "Bob Baker", "bob@example.org", "verified", "lantern ripple acid bronze canvas motor twin olive"),
  person(
    3,
    "Carol Chen",
    "carol@example.org",
    "not-verified",
    "orbit thunder pencil maple grace finger soup vivid",
  ),
  person(
    4,
    "Dmitri Volkov",
    "dmitri@example.org",
    "changed",
    "anchor silk harvest topic ladder monkey quiz brave",
  ),
  person(
    5,
    "Élodie Marchand-Lefèvre",
    "elodie.marchand@example.org",
    "not-verified",
    "garden puzzle steel comic ivory bench nurse atlas",
  ),
];

export const [BOB, CAROL, DMITRI] = PEOPLE as [PersonView, PersonView, PersonView];
