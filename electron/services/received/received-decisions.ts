import { z } from "zod";
import type { DataId, UserId } from "../../../shared/crypto";
import type { ReceivedStanding } from "../../../shared/protocol/ipc/views";
import type { Files } from "../ports";
import { storedDataId, storedUserId } from "../profile/stored-bytes";
import { StoredDocument } from "../profile/stored-document";

const decisionSchema = z.strictObject({
  /** Whose decision it is. */
  userId: storedUserId,
  dataId: storedDataId,
  ownerId: storedUserId,
  decision: z.enum(["accepted", "declined"]),
});
const documentSchema = z.strictObject({ version: z.literal(1), decisions: z.array(decisionSchema) });
type Decision = z.infer<typeof decisionSchema>;

/** What was shared, and by whom: anybody can give data any ID. */
export interface ReceivedThing {
  readonly dataId: DataId;
  readonly ownerId: UserId;
}

/** What people decided about things that were shared with them. It stays on this computer, and opens and closes nothing. */
export class ReceivedDecisions {
  private constructor(private readonly document: StoredDocument<z.infer<typeof documentSchema>>) {}

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<ReceivedDecisions> {
    const empty = { version: 1 as const, decisions: [] };
    return new ReceivedDecisions(await StoredDocument.open({ ...deps, schema: documentSchema, empty }));
  }

  of(userId: UserId, thing: ReceivedThing): ReceivedStanding {
    return this.document.get().decisions.find(isAbout(userId, thing))?.decision ?? "new";
  }

  /** Resolves once it is safely on disk; "new" takes a decision back. */
  async decide(userId: UserId, things: readonly ReceivedThing[], standing: ReceivedStanding): Promise<void> {
    const changed = things.filter((thing) => this.of(userId, thing) !== standing);
    if (changed.length === 0) return;
    await this.document.change(({ decisions }) => {
      const others = decisions.filter(
        (decision) => !changed.some((thing) => isAbout(userId, thing)(decision)),
      );
      const made = standing === "new" ? [] : changed.map((thing) => decisionOf(userId, thing, standing));
      return { version: 1, decisions: [...others, ...made] };
    });
  }

  /** What was taken away is forgotten: given again, it is new again. */
  async forgetAllBut(userId: UserId, held: readonly ReceivedThing[]): Promise<void> {
    const isGone = (decision: Decision) =>
      decision.userId === userId && !held.some((thing) => isAbout(userId, thing)(decision));
    if (!this.document.get().decisions.some(isGone)) return;
    await this.document.change(({ decisions }) => ({
      version: 1,
      decisions: decisions.filter((decision) => !isGone(decision)),
    }));
  }
}

function isAbout(userId: UserId, thing: ReceivedThing): (decision: Decision) => boolean {
  return (decision) =>
    decision.userId === userId && decision.dataId === thing.dataId && decision.ownerId === thing.ownerId;
}

function decisionOf(
  userId: UserId,
  { dataId, ownerId }: ReceivedThing,
  decision: Decision["decision"],
): Decision {
  return { userId, dataId, ownerId, decision };
}
