import type { ItemView } from "../../shared/protocol/ipc/views";
import { idsOf, nameOf } from "../browser/item-names";
import { notify, notifyProblem } from "../elements/notify";
import { useActs, useClipboard } from "../stores";
import { words } from "../words/words";
import type { Act } from "./act-store";

interface Place {
  readonly vaultId: string;
  readonly folderId: string;
}

/** Deletes so that it can be put back, and offers to. */
export async function deleteWithUndo(vaultId: string, items: readonly ItemView[]): Promise<void> {
  const subject = nameOf(items);
  try {
    const act = await useActs.getState().deleteItems(vaultId, idsOf(items), subject);
    if (act !== null) offerUndo(words.jobs.done.delete(subject), words.acts.keptFor, act);
  } catch (error) {
    notifyProblem(words.jobs.failed.delete(subject), error);
  }
}

/** Moves into a folder of the same vault, and offers to take it back. */
export async function moveWithUndo(place: Place, items: readonly ItemView[], to: string): Promise<void> {
  const { vaultId, folderId: from } = place;
  const subject = nameOf(items);
  try {
    const act = await useActs.getState().move({ vaultId, from, to }, idsOf(items), subject);
    if (act !== null) offerUndo(words.jobs.done.move(subject), null, act);
  } catch (error) {
    notifyProblem(words.jobs.failed.move(subject), error);
  }
}

/** Cuts or copies; nothing happens to the items until they are pasted. */
export function takeUp(mode: "cut" | "copy", place: Place, items: readonly ItemView[]): void {
  const subject = nameOf(items);
  useClipboard.getState().put(mode, place, items, subject);
  const title = mode === "cut" ? words.acts.cutDone(subject) : words.acts.copyDone(subject);
  notify({ title, text: words.acts.nowPaste, tone: "neutral" });
}

/** Pastes what was cut or copied. What was cut can be pasted once. */
export async function paste(to: Place): Promise<void> {
  const { content, clear } = useClipboard.getState();
  if (content === null) return;
  if (content.mode === "cut") clear();
  try {
    const act = await useActs.getState().paste(content, to);
    if (act !== null) offerUndo(words.jobs.done.move(content.subject), null, act);
  } catch (error) {
    const { failed } = words.jobs;
    notifyProblem((content.mode === "cut" ? failed.move : failed.copy)(content.subject), error);
  }
}

/** Takes back the latest act, or the given one, and says what became of it. */
export async function undo(wanted?: Act): Promise<void> {
  const { done, undo: takeBack } = useActs.getState();
  const act = wanted ?? done.at(-1);
  if (act === undefined) return;
  try {
    const undone = await takeBack(act);
    if (undone === null) return;
    const text = undone.isToTop ? words.acts.putAtTop : null;
    notify({ title: words.acts.undone[act.kind](act.subject), text, tone: "good" });
  } catch (error) {
    notifyProblem(words.acts.notUndone[act.kind](act.subject), error);
  }
}

function offerUndo(title: string, text: string | null, act: Act): void {
  notify({
    title,
    text,
    tone: "good",
    action: { label: words.acts.undo, run: () => void undo(act) },
  });
}
