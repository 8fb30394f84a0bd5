import { Button } from "@mantine/core";
import type { FoundContainer } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import table from "../elements/list-table.module.css";
import { notify, notifyProblem } from "../elements/notify";
import { vaultNameOf } from "../sharing/share-subject";
import { keyferry, useNavigation, useVaults } from "../stores";
import { words } from "../words/words";
import { canOpen, isPlace } from "./container-words";

/** What can be done with a found container: open and export a file, take a vault into the list. */
export function ContainerActions(props: {
  readonly found: FoundContainer;
  readonly name: string;
  readonly onGone?: () => void;
}) {
  const { found, name } = props;
  const goTo = useNavigation((state) => state.goTo);
  const loadVaults = useVaults((state) => state.load);
  if (!canOpen(found)) return null;
  const { placeId } = found;

  const addVault = async () => {
    try {
      const vault = await answered(keyferry.find.addVault({ placeId }));
      await loadVaults();
      notify({ title: words.find.added(vaultNameOf(vault)), text: null, tone: "good" });
      props.onGone?.();
      goTo({
        at: "folder",
        vaultId: vault.vaultId,
        folderId: found.kind === "folder" && found.dataId !== null ? found.dataId : vault.vaultId,
      });
    } catch (error) {
      notifyProblem(name, error);
    }
  };
  if (isPlace(found)) {
    return (
      <div className={table.rowActions}>
        <Button
          size="compact-sm"
          variant="light"
          aria-label={words.find.addVaultNamed(name)}
          onClick={() => void addVault()}
        >
          {words.find.addVault}
        </Button>
      </div>
    );
  }
  const start = (what: "open" | "export") => {
    answered<unknown>(keyferry.find[what]({ placeId })).catch((error: unknown) =>
      notifyProblem(words.jobs.failed[what](name), error),
    );
  };
  return (
    <div className={table.rowActions}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={words.actions.exportNamed(name)}
        onClick={() => start("export")}
      >
        {words.actions.export}
      </Button>
      <Button
        size="compact-sm"
        variant="light"
        aria-label={words.actions.openNamed(name)}
        onClick={() => start("open")}
      >
        {words.actions.open}
      </Button>
    </div>
  );
}
