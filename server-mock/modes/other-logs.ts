import { randomBytes } from "node:crypto";
import { decodeLogEntry, encodeLogEntry } from "../../shared/format";
import { createImpostor } from "../log/impostor";
import { honestEntries } from "../log/log-view";
import { appendRogueEntry } from "../log/rogue-entries";
import { distortedLog } from "./distorted-log";
import type { Mode } from "./mode";

/** How many of the newest entries a rolled-back log forgets. */
const FORGOTTEN = 1;

/** An entry that says nothing of anybody, and that no other log has; but of the labels what the log has always said. */
function decoy(honest: readonly Uint8Array[]): Uint8Array {
  const heads = honest.map(decodeLogEntry).filter((entry) => entry.kind === "audit-head");
  return encodeLogEntry({
    kind: "audit-head",
    time: Math.floor(Date.now() / 1000),
    auditSequence: 0,
    auditHash: new Uint8Array(randomBytes(32)),
    labelsKey: heads[0]?.labelsKey ?? new Uint8Array(32),
  });
}

const secondEntry = distortedLog(
  "second-entry",
  "A second person is put into the log under the target's address, and no look-up ever mentions it.",
  "others",
  async (stage) => {
    const impostor = await createImpostor(await stage.targetPerson(), "second-person");
    await appendRogueEntry(stage.world, impostor.entry);
    return {};
  },
);

const hiddenEntry = distortedLog(
  "hidden-entry",
  "A second person is put into the log under the target's address, and the target is shown the log without that entry.",
  "target",
  async (stage) => {
    const impostor = await createImpostor(await stage.targetPerson(), "second-person");
    await appendRogueEntry(stage.world, impostor.entry);
    return { entries: (honest) => honest.filter((entry) => Buffer.compare(entry, impostor.entry) !== 0) };
  },
);

const splitView = distortedLog(
  "split-view",
  "From now on the target is shown a log that goes on in another way than everybody else's, signed with the same key.",
  "target",
  async ({ world }) => {
    const present = await honestEntries(world);
    const before = present.length;
    const own = decoy(present);
    return { entries: (honest) => [...honest.slice(0, before), own, ...honest.slice(before)] };
  },
);

const rolledBackLog = distortedLog(
  "rolled-back-log",
  "The log ends before the newest entry that people have seen, as an old backup would.",
  "everybody",
  async ({ world }) => {
    const size = (await honestEntries(world)).length - FORGOTTEN;
    return { entries: (honest) => honest.slice(0, size) };
  },
);

const rewrittenLog = distortedLog(
  "rewritten-log",
  "The log is as long as it was, and an old entry in it is another.",
  "everybody",
  async ({ world }) => {
    const present = await honestEntries(world);
    const place = present.findIndex((entry) => !("label" in decodeLogEntry(entry)));
    const other = decoy(present);
    return { entries: (honest) => honest.map((entry, index) => (index === place ? other : entry)) };
  },
);

const frozenCheckpoint = distortedLog(
  "frozen-checkpoint",
  "The log stands still: whatever happens from now on, everybody is shown its present state.",
  "everybody",
  async ({ world }) => {
    const { length: size } = await honestEntries(world);
    return { entries: (honest) => honest.slice(0, size) };
  },
);

/** Modes that show another log than there is. */
export const otherLogs: readonly Mode[] = [
  secondEntry,
  hiddenEntry,
  splitView,
  rolledBackLog,
  rewrittenLog,
  frozenCheckpoint,
];
