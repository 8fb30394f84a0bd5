import { useMemo } from "react";
import type { ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { jobEnd } from "../jobs/job-end";
import type { Screen } from "../navigation/screen";
import { keyferry, useFind, useJobs, useNavigation, useVaults } from "../stores";
import { words } from "../words/words";
import { type WayIn, wayInto } from "./way-in";

/** What can be done with something that was shared with me. */
export interface ReceivedActions {
  readonly open: (grant: ReceivedGrantView, name: string) => void;
  readonly exportGrant: (grant: ReceivedGrantView, name: string) => void;
  /** Asks for a folder and searches it; what is found shows under Find. */
  readonly find: () => void;
}

export function useReceivedActions(): ReceivedActions {
  const goTo = useNavigation((state) => state.goTo);
  const search = useFind((state) => state.chooseAndSearch);

  return useMemo(
    () => ({
      open: (grant, name) => {
        openGrant(grant, goTo).catch((error: unknown) => notifyProblem(words.jobs.failed.open(name), error));
      },
      exportGrant: (grant, name) => {
        answered(keyferry.received.export({ dataId: grant.dataId })).catch((error: unknown) =>
          notifyProblem(words.jobs.failed.export(name), error),
        );
      },
      find: () => {
        goTo({ at: "find" });
        void search();
      },
    }),
    [goTo, search],
  );
}

/** A file opens with its application; a vault or folder is taken into the list of vaults and gone into. */
async function openGrant(grant: ReceivedGrantView, goTo: (screen: Screen) => void): Promise<void> {
  const known = wayIntoListed(grant);
  if (known !== null) {
    goTo({ at: "folder", ...known });
    return;
  }
  const { jobId } = await answered(keyferry.received.open({ dataId: grant.dataId }));
  if (grant.containerKind === "file") return;
  const job = await jobEnd(useJobs, jobId);
  if (job.state !== "done") return;
  await useVaults.getState().load();
  const added = wayIntoListed(grant);
  if (added !== null) goTo({ at: "folder", ...added });
}

function wayIntoListed(grant: ReceivedGrantView): WayIn | null {
  const { vaults } = useVaults.getState();
  return vaults.state === "ready" ? wayInto(grant, vaults.value) : null;
}
