import { Button, SegmentedControl, Stack, Text } from "@mantine/core";
import { LANGUAGES, type Language } from "../../shared/protocol/language";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { useSettings } from "../stores";
import { LANGUAGE_NAMES } from "../words/language-names";
import { useLanguage, words } from "../words/words";
import styles from "./first-run.module.css";
import { FirstRunFrame } from "./first-run-frame";

/** The very first screen: in which language, and whether somebody begins or comes back. */
export function Welcome(props: { readonly onBegin: () => void; readonly onRestore: () => void }) {
  const language = useLanguage();
  const change = useSettings((state) => state.change);
  const speaking = useAction((wanted: Language) => change({ language: wanted }));
  return (
    <FirstRunFrame title={words.firstRun.welcome} hint={words.firstRun.whoAreYouHint}>
      <Stack gap="lg" mt="xl">
        <div>
          <Text component="span" id="first-language" size="sm" fw={550}>
            {words.firstRun.language}
          </Text>
          <SegmentedControl
            mt="xs"
            fullWidth
            aria-labelledby="first-language"
            value={language}
            onChange={(value) => speaking.run(LANGUAGES.find((one) => one === value) ?? language)}
            data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
          />
        </div>
        {speaking.problem !== null && <ProblemAlert problem={speaking.problem} />}
        <div className={styles.form}>
          <Button size="md" onClick={props.onBegin} autoFocus>
            {words.firstRun.begin}
          </Button>
          <Button size="md" variant="default" onClick={props.onRestore}>
            {words.recoveryKit.have}
          </Button>
        </div>
      </Stack>
    </FirstRunFrame>
  );
}
