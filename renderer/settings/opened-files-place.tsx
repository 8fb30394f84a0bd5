import { Button } from "@mantine/core";
import type { SettingsView } from "../../shared/protocol/ipc/settings-views";
import { answered } from "../api/keyferry-failure";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry, useSettings } from "../stores";
import { words } from "../words/words";
import styles from "./settings.module.css";
import { SettingsSection } from "./settings-section";

/** Where decrypted files lie while they are open: the app's own folder, or one that the person chose. */
export function OpenedFilesPlace(props: { readonly settings: SettingsView }) {
  const { openedFilesFolder } = props.settings;
  const change = useSettings((state) => state.change);
  const choosing = useAction(async () => {
    const place = await answered(keyferry.places.chooseFolder({ purpose: "opened-files" }));
    if (place !== null) await change({ openedFilesPlace: place.placeId });
  });
  const goingBack = useAction(() => change({ openedFilesPlace: null }));
  const problem = choosing.problem ?? goingBack.problem;

  return (
    <SettingsSection title={words.settings.files}>
      <div>
        <div>{words.settings.openedFiles}</div>
        <div className={styles.place} data-selectable>
          {openedFilesFolder ?? words.settings.ownFolder}
        </div>
        <p className={styles.hint}>{words.settings.openedFilesHint}</p>
      </div>
      <div className={styles.choices}>
        <Button
          variant="default"
          loading={choosing.working}
          onClick={() => {
            goingBack.clearProblem();
            choosing.run();
          }}
        >
          {words.settings.chooseFolder}
        </Button>
        {openedFilesFolder !== null && (
          <Button
            variant="default"
            loading={goingBack.working}
            onClick={() => {
              choosing.clearProblem();
              goingBack.run();
            }}
          >
            {words.settings.useOwnFolder}
          </Button>
        )}
      </div>
      {problem !== null && <ProblemAlert problem={problem} />}
    </SettingsSection>
  );
}
