import { Button } from "@mantine/core";
import { answered } from "../api/keyferry-failure";
import { notify } from "../elements/notify";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { words } from "../words/words";
import styles from "./settings.module.css";
import { SettingsSection } from "./settings-section";

/** For when something does not work: a file that says how the app is doing, without anything of the person's. */
export function Help() {
  const saving = useAction(async () => {
    const saved = await answered(keyferry.diagnostics.save());
    if (saved !== null)
      notify({ title: words.settings.diagnosticsSaved(saved.fileName), text: null, tone: "good" });
  });
  return (
    <SettingsSection title={words.settings.help}>
      <div>
        <div>{words.settings.diagnostics}</div>
        <p className={styles.hint}>{words.settings.diagnosticsHint}</p>
      </div>
      <Button variant="default" loading={saving.working} onClick={() => saving.run()}>
        {words.settings.saveDiagnostics}
      </Button>
      {saving.problem !== null && <ProblemAlert problem={saving.problem} />}
    </SettingsSection>
  );
}
