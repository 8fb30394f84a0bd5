import { useEffect } from "react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { AlarmBanner } from "../alarms/alarm-banner";
import { FolderScreen } from "../browser/folder-screen";
import { useFrameCommands } from "../commands/frame-commands";
import { FindScreen } from "../find/find-screen";
import { InsightScreen } from "../insight/insight-screen";
import { followMainProcess } from "../main-process-events";
import { sectionOf } from "../navigation/screen";
import { OpenedBar } from "../opened/opened-bar";
import { PeopleScreen } from "../people/people-screen";
import { ReceivedScreen } from "../received/received-screen";
import { KitReminder } from "../recovery-kit/kit-reminder";
import { SettingsScreen } from "../settings/settings-screen";
import { useNavigation } from "../stores";
import { VaultsScreen } from "../vaults/vaults-screen";
import { words } from "../words/words";
import styles from "./app-frame.module.css";
import { DropGuard } from "./drop-guard";
import { Sidebar } from "./sidebar";

/** The app once there is an identity: the navigation on the left, a screen beside it. */
export function AppFrame(props: { readonly me: IdentityView & { state: "ready" } }) {
  useEffect(followMainProcess, []);
  const section = useNavigation((state) => sectionOf(state.screen));
  const title = `${words.frame[section]} – ${words.appName}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  useFrameCommands();

  return (
    <div className={styles.frame}>
      <Sidebar me={props.me} />
      <div className={styles.beside}>
        <AlarmBanner />
        <KitReminder />
        <main className={styles.main}>
          <CurrentScreen me={props.me} />
        </main>
        <OpenedBar />
      </div>
      <DropGuard />
    </div>
  );
}

function CurrentScreen(props: { readonly me: IdentityView & { state: "ready" } }) {
  const screen = useNavigation((state) => state.screen);
  switch (screen.at) {
    case "vaults":
      return <VaultsScreen />;
    case "folder":
      return <FolderScreen vaultId={screen.vaultId} folderId={screen.folderId} itemId={screen.itemId} />;
    case "insight":
      return <InsightScreen vaultId={screen.vaultId} />;
    case "received":
      return <ReceivedScreen myAddress={props.me.address} />;
    case "find":
      return <FindScreen />;
    case "people":
      return <PeopleScreen me={props.me} />;
    case "settings":
      return <SettingsScreen me={props.me} />;
  }
}
