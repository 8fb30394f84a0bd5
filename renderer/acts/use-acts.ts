import type { ItemView } from "../../shared/protocol/ipc/views";
import { idsOf, nameOf } from "../browser/item-names";
import { notify, notifyProblem } from "../elements/notify";
import { keyferry, useActs, useClipboard, useDialogs } from "../stores";
import { words } from "../words/words";
import type { Act } from "./act-store";
import { type Audience, audienceOf, sentenceOf } from "./audience";
import type { ClipboardContent } from "./clipboard-store";

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

/** As `moveWithUndo`, for what is dropped: says who will see it, and asks before more people do. */
export async function dropWithUndo(place: Place, items: readonly ItemView[], to: string): Promise<void> {
  const taken = { ...place, itemIds: new Set(idsOf(items)) };
  const audience = await audienceOf(keyferry, { vaultId: place.vaultId, folderId: to }, taken);
  askIfWider(audience, nameOf(items), () => moveWithUndo(place, items, to, sentenceOf(audience)));
}

/** Moves into a folder of the same vault, and offers to take it back. @param text said with it */
export async function moveWithUndo(
  place: Place,
  items: readonly ItemView[],
  to: string,
  text: string | null = null,
): Promise<void> {
  const { vaultId, folderId: from } = place;
  const subject = nameOf(items);
  try {
    const act = await useActs.getState().move({ vaultId, from, to }, idsOf(items), subject);
    if (act !== null) offerUndo(words.jobs.done.move(subject), text, act);
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

/** Pastes what was cut or copied, and asks before more people see it. What was cut can be pasted once. */
export async function paste(to: Place): Promise<void> {
  const { content } = useClipboard.getState();
  if (content === null) return;
  const audience = await audienceOf(keyferry, to, content);
  askIfWider(audience, content.subject, () => pasteNow(content, to, sentenceOf(audience)));
}

async function pasteNow(content: ClipboardContent, to: Place, seenBy: string | null): Promise<void> {
  const { content: current, clear } = useClipboard.getState();
  if (current !== content) return;
  if (content.mode === "cut") clear();
  try {
    const act = await useActs.getState().paste(content, to);
    if (act !== null) offerUndo(words.jobs.done.move(content.subject), seenBy, act);
    else if (seenBy !== null)
      notify({ title: words.acts.pasteNamed(content.subject), text: seenBy, tone: "neutral" });
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

function askIfWider({ newcomers }: Audience, subject: string, act: () => Promise<void>): void {
  if (newcomers.length === 0) void act();
  else {
    const onConfirm = () => void act();
    useDialogs.getState().open({ kind: "wider-audience", subject, newcomers, onConfirm });
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
