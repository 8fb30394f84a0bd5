import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { VaultInsight } from "../../shared/protocol/ipc/insight-views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { Loaded } from "../elements/loaded";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { vaultNameOf } from "../sharing/share-subject";
import { keyferry, useNavigation } from "../stores";
import { words } from "../words/words";
import styles from "./insight-screen.module.css";
import { VaultChannels } from "./vault-channels";
import { VaultKeys } from "./vault-keys";
import { WhatWasSent } from "./what-was-sent";

/** How sharing works, on the figures of one vault. */
export function InsightScreen(props: { readonly vaultId: string }) {
  const { vaultId } = props;
  const [insight, setInsight] = useState<Loadable<VaultInsight>>(LOADING);
  const goTo = useNavigation((state) => state.goTo);
  const load = useCallback(
    async () => setInsight(await settled(answered(keyferry.vaults.insight({ vaultId })))),
    [vaultId],
  );
  useEffect(() => {
    setInsight(LOADING);
    void load();
    return keyferry.on("vaults.changed", (changed) => {
      if (changed.vaultId === vaultId) void load();
    });
  }, [load, vaultId]);
  const name = insight.state === "ready" ? vaultNameOf(insight.value.vault) : null;

  return (
    <Screen
      header={
        <ScreenHeader title={words.insight.heading} {...(name === null ? {} : { hint: name })}>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={17} aria-hidden />}
            onClick={() => goTo({ at: "folder", vaultId, folderId: vaultId })}
          >
            {words.insight.toVault}
          </Button>
        </ScreenHeader>
      }
    >
      <Loaded of={insight} onRetry={() => void load()}>
        {(value) => (
          <div className={styles.page}>
            <VaultKeys insight={value} />
            <WhatWasSent insight={value} />
            {value.vault.role === "owner" && value.people.length > 0 && <VaultChannels insight={value} />}
          </div>
        )}
      </Loaded>
    </Screen>
  );
}
