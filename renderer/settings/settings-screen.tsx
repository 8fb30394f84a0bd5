import type { IdentityView } from "../../shared/protocol/ipc/views";
import { Loaded } from "../elements/loaded";
import { Note } from "../elements/note";
import { Screen } from "../elements/screen";
import { ScreenHeader } from "../elements/screen-header";
import { useSettings } from "../stores";
import { words } from "../words/words";
import { AppearanceChoice, AutoLockChoice, KeepRunningChoice, LanguageChoice, NoticeChoice } from "./choices";
import { Help } from "./help";
import { IdentityFacts } from "./identity-facts";
import { OpenedFilesPlace } from "./opened-files-place";
import styles from "./settings.module.css";

/** What a person can choose about the app on this computer. Every choice takes effect at once. */
export function SettingsScreen(props: { readonly me: IdentityView & { state: "ready" } }) {
  const { settings, load } = useSettings();
  return (
    <Screen
      header={<ScreenHeader title={words.settings.heading} />}
      notes={
        settings.state === "ready" &&
        settings.value.wereDamaged && <Note tone="caution">{words.settings.damaged}</Note>
      }
    >
      <div className={styles.sections}>
        <Loaded of={settings} onRetry={() => void load()}>
          {(current) => (
            <>
              <AppearanceChoice settings={current} />
              <LanguageChoice settings={current} />
              <AutoLockChoice settings={current} />
              <OpenedFilesPlace settings={current} />
              <NoticeChoice settings={current} />
              <KeepRunningChoice settings={current} />
            </>
          )}
        </Loaded>
        <IdentityFacts me={props.me} />
        <Help />
      </div>
    </Screen>
  );
}
