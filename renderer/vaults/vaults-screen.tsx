import { Button } from "@mantine/core";
import { IconFolderOpen, IconPlus } from "@tabler/icons-react";
import { useEffect } from "react";
import { useCommand } from "../commands/use-command";
import { EmptyPlace } from "../elements/empty-place";
import { Loaded } from "../elements/loaded";
import { ProblemAlert } from "../elements/problem-alert";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { useAction } from "../elements/use-action";
import { useDialogs, useNavigation, useVaults } from "../stores";
import { words } from "../words/words";
import { FirstSteps } from "./first-steps";
import { VaultIcon } from "./vault-icon";
import { VaultTable } from "./vault-table";

/** All vaults of this computer, and the ways to get one more. */
export function VaultsScreen() {
  const { vaults, load, addExisting } = useVaults();
  const goTo = useNavigation((state) => state.goTo);
  const open = useDialogs((state) => state.open);
  useEffect(() => void load(), [load]);

  const adding = useAction(async () => {
    const vault = await addExisting();
    if (vault !== null) goTo({ at: "folder", vaultId: vault.vaultId, folderId: vault.vaultId });
  });
  useCommand("open-vault", adding.working ? null : () => adding.run());
  const waysIn = (
    <>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size={17} aria-hidden />}
        loading={adding.working}
        onClick={() => adding.run()}
      >
        {words.vaults.openExisting}
      </Button>
      <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => open({ kind: "new-vault" })}>
        {words.vaults.newVault}
      </Button>
    </>
  );
  const empty = vaults.state === "ready" && vaults.value.length === 0;

  return (
    <Screen
      header={<ScreenHeader title={words.vaults.heading}>{!empty && waysIn}</ScreenHeader>}
      notes={adding.problem !== null && <ProblemAlert problem={adding.problem} />}
    >
      <Loaded of={vaults} onRetry={() => void load()}>
        {(list) =>
          list.length === 0 ? (
            <>
              <EmptyPlace
                icon={<VaultIcon size={36} stroke={1.5} />}
                title={words.vaults.emptyTitle}
                text={words.vaults.emptyText}
              >
                {waysIn}
              </EmptyPlace>
              <FirstSteps />
            </>
          ) : (
            <VaultTable vaults={list} />
          )
        }
      </Loaded>
    </Screen>
  );
}
