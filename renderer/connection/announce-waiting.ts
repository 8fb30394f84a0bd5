import type { WaitingView } from "../../shared/protocol/ipc/outbox-views";
import { notify } from "../elements/notify";
import { words } from "../words/words";

/** Sharing and taking away say by themselves that they wait; a new vault just appears. */
export function announceWaiting(change: WaitingView): void {
  if (change.kind !== "create-vault") return;
  notify({ title: words.connection.vaultLater(change.vaultName ?? ""), text: null, tone: "neutral" });
}

export function announceCarriedOut(count: number): void {
  if (count === 0) return;
  notify({ title: words.connection.doneTitle, text: words.connection.done(count), tone: "good" });
}
