import type { ItemView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { idsOf, nameOf } from "../browser/item-names";
import { notify, notifyProblem } from "../elements/notify";
import { jobEnd } from "../jobs/job-end";
import { keyferry, useJobs } from "../stores";
import { words } from "../words/words";

/** How a drag that left the window goes on once its files are there. */
export type Fate = "still-held" | "let-go" | "dropped-inside";

let isOwnDrag = false;

/** Whether the files that are over the window are this app's own, on their way out. */
export function isDraggingOut(): boolean {
  return isOwnDrag;
}

/**
 * Decrypts what is dragged out of the window, and hands it to the system's drag if the button is still held then.
 * @param fate asked when the files are there
 * @param takenOver called when the system's drag begins: the page hears nothing more of the pointer
 */
export async function dragOut(
  vaultId: string,
  items: readonly ItemView[],
  fate: () => Fate,
  takenOver: () => void,
): Promise<void> {
  const subject = nameOf(items);
  try {
    const { dragId, jobId } = await answered(keyferry.drags.prepare({ vaultId, itemIds: idsOf(items) }));
    if (jobId !== null && (await jobEnd(useJobs, jobId)).state !== "done") return;
    switch (fate()) {
      case "still-held":
        takenOver();
        noteOwnDrag();
        await answered(keyferry.drags.begin({ dragId }));
        return;
      case "dropped-inside":
        await answered(keyferry.opened.close({ openedId: dragId, discard: true }));
        return;
      case "let-go":
        notify({ title: words.acts.dragAgain(subject), text: words.acts.dragAgainText, tone: "neutral" });
    }
  } catch (error) {
    notifyProblem(words.jobs.failed.drag(subject), error);
  }
}

/** The page hears of the pointer again when the system's drag is over, with no button held. */
function noteOwnDrag(): void {
  isOwnDrag = true;
  const stop = new AbortController();
  window.addEventListener(
    "pointermove",
    ({ buttons }) => {
      if (buttons !== 0) return;
      isOwnDrag = false;
      stop.abort();
    },
    { signal: stop.signal },
  );
}
