import { useMemo } from "react";
import type { ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { notifyProblem } from "../elements/notify";
import { keyferry, useFind, useNavigation, useVaults } from "../stores";
import { words } from "../words/words";

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
        // A vault that is in the list is gone into; everything else is opened by the main process.
        const { vaults } = useVaults.getState();
        const known =
          vaults.state === "ready" && vaults.value.find((vault) => vault.vaultId === grant.dataId);
        if (known) {
          goTo({ at: "folder", vaultId: known.vaultId, folderId: known.vaultId });
          return;
        }
        answered(keyferry.received.open({ dataId: grant.dataId })).catch((error: unknown) =>
          notifyProblem(words.jobs.failed.open(name), error),
        );
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
