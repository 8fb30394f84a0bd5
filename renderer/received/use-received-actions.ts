import { useMemo } from "react";
import type { PersonView, ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { notify, notifyProblem } from "../elements/notify";
import { jobEnd } from "../jobs/job-end";
import type { Screen } from "../navigation/screen";
import {
  keyferry,
  useDialogs,
  useGrantSearch,
  useJobs,
  useNavigation,
  useReceived,
  useVaults,
} from "../stores";
import { words } from "../words/words";
import { type WayIn, wayInto } from "./way-in";

/** What can be done with something that was shared with me. */
export interface ReceivedActions {
  readonly open: (grant: ReceivedGrantView, name: string) => void;
  readonly exportGrant: (grant: ReceivedGrantView, name: string) => void;
  /** Asks for a folder and searches it for all that was shared with me. */
  readonly find: () => void;
  readonly accept: (grant: ReceivedGrantView, name: string) => void;
  readonly decline: (grant: ReceivedGrantView, name: string) => void;
  readonly takeBack: (grant: ReceivedGrantView, name: string) => void;
  readonly compare: (person: PersonView) => void;
}

export function useReceivedActions(): ReceivedActions {
  const goTo = useNavigation((state) => state.goTo);
  const search = useGrantSearch((state) => state.chooseAndSearch);
  const decide = useReceived((state) => state.decide);
  const openDialog = useDialogs((state) => state.open);

  return useMemo(
    () => ({
      open: (grant, name) => {
        if (grant.note !== null && grant.owner !== null) {
          notify({ title: words.received.noteFrom(grant.owner.name), text: grant.note, tone: "neutral" });
        }
        openGrant(grant, goTo).catch((error: unknown) => notifyProblem(words.jobs.failed.open(name), error));
      },
      exportGrant: (grant, name) => {
        answered(keyferry.received.export({ dataId: grant.dataId })).catch((error: unknown) =>
          notifyProblem(words.jobs.failed.export(name), error),
        );
      },
      find: () => void search(),
      accept: (grant, name) => {
        decide(grant, "accepted")
          .then(() => useVaults.getState().load())
          .catch((error: unknown) => notifyProblem(words.received.acceptNamed(name), error));
      },
      decline: (grant, name) => {
        decide(grant, "declined")
          .then(() =>
            notify({
              title: words.received.declined(name),
              text: null,
              tone: "neutral",
              action: {
                label: words.received.undo,
                run: () => {
                  decide(grant, grant.standing).catch((error: unknown) =>
                    notifyProblem(words.received.takeBackNamed(name), error),
                  );
                },
              },
            }),
          )
          .catch((error: unknown) => notifyProblem(words.received.declineNamed(name), error));
      },
      takeBack: (grant, name) => {
        decide(grant, "new").catch((error: unknown) =>
          notifyProblem(words.received.takeBackNamed(name), error),
        );
      },
      compare: (person) => openDialog({ kind: "compare", person }),
    }),
    [goTo, search, decide, openDialog],
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
