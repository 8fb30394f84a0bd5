import { problemOf } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { useDialogs, useJobs, useLock } from "../stores";
import { words } from "../words/words";

/** Locks; while something runs, asks first whether to wait for it or to stop it. */
export async function askToLock(): Promise<void> {
  if (!useJobs.getState().jobs.some(({ state }) => state === "running")) {
    try {
      await useLock.getState().lockNow(false);
      return;
    } catch (error) {
      if (problemOf(error) !== "jobs-running") {
        notifyProblem(words.lock.failed, error);
        return;
      }
    }
  }
  const { shown, open } = useDialogs.getState();
  if (!shown.some(({ dialog, opened }) => opened && dialog.kind === "lock")) open({ kind: "lock" });
}
