import { Radio, Switch } from "@mantine/core";
import { AUTO_LOCK_MINUTES } from "../../shared/protocol/auto-lock";
import type { Choices, SettingsView } from "../../shared/protocol/ipc/settings-views";
import { LANGUAGES } from "../../shared/protocol/language";
import { ProblemAlert } from "../elements/problem-alert";
import { isMac } from "../look/platform";
import { LANGUAGE_NAMES } from "../words/language-names";
import { words } from "../words/words";
import styles from "./settings.module.css";
import { SettingsSection } from "./settings-section";
import { useChange } from "./use-change";

interface ChoiceProps {
  readonly settings: SettingsView;
}

const APPEARANCES: readonly Choices["appearance"][] = ["system", "light", "dark"];
const LANGUAGE_CHOICES: readonly Choices["language"][] = ["system", ...LANGUAGES];

export function AppearanceChoice({ settings }: ChoiceProps) {
  const change = useChange();
  const names = {
    system: words.settings.likeSystem,
    light: words.settings.light,
    dark: words.settings.dark,
  };
  return (
    <SettingsSection title={words.settings.appearance}>
      <RadioChoice
        label={words.settings.appearance}
        options={APPEARANCES.map((value) => ({ value, name: names[value] }))}
        chosen={settings.appearance}
        onChoose={(appearance) => change.run({ appearance })}
      />
      {change.problem !== null && <ProblemAlert problem={change.problem} />}
    </SettingsSection>
  );
}

export function LanguageChoice({ settings }: ChoiceProps) {
  const change = useChange();
  const nameOf = (value: Choices["language"]): string =>
    value === "system" ? words.settings.likeSystem : LANGUAGE_NAMES[value];
  return (
    <SettingsSection title={words.settings.language}>
      <RadioChoice
        label={words.settings.language}
        options={LANGUAGE_CHOICES.map((value) => ({
          value,
          name: nameOf(value),
          ...(value === "system" ? {} : { lang: value }),
        }))}
        chosen={settings.language}
        onChoose={(language) => change.run({ language })}
      />
      {change.problem !== null && <ProblemAlert problem={change.problem} />}
    </SettingsSection>
  );
}

export function AutoLockChoice({ settings }: ChoiceProps) {
  const change = useChange();
  const nameOf = (minutes: Choices["autoLockMinutes"]): string =>
    minutes === 0 ? words.settings.lockNever : words.settings.lockMinutes(minutes);
  return (
    <SettingsSection title={words.settings.lock}>
      <RadioChoice
        label={words.settings.lockAfter}
        isLabelShown
        hint={words.settings.lockHint}
        // From short to long; never is the longest.
        options={[...AUTO_LOCK_MINUTES.filter((minutes) => minutes !== 0), 0 as const].map((value) => ({
          value,
          name: nameOf(value),
        }))}
        chosen={settings.autoLockMinutes}
        onChoose={(autoLockMinutes) => change.run({ autoLockMinutes })}
      />
      {change.problem !== null && <ProblemAlert problem={change.problem} />}
    </SettingsSection>
  );
}

export function NoticeChoice({ settings }: ChoiceProps) {
  const change = useChange();
  return (
    <SettingsSection title={words.settings.notifications}>
      <Switch
        label={words.settings.notifyWhenDone}
        checked={settings.notifyWhenDone}
        onChange={(event) => change.run({ notifyWhenDone: event.currentTarget.checked })}
      />
      <Switch
        label={words.settings.notifyWhenShared}
        checked={settings.notifyWhenShared}
        onChange={(event) => change.run({ notifyWhenShared: event.currentTarget.checked })}
      />
      <p className={styles.hint}>{words.settings.notifyHint}</p>
      {change.problem !== null && <ProblemAlert problem={change.problem} />}
    </SettingsSection>
  );
}

const KEEP_RUNNING: readonly Choices["keepRunning"][] = ["while-working", "always", "never"];

/** Nothing on macOS, where every app goes on without its window. */
export function KeepRunningChoice({ settings }: ChoiceProps) {
  const change = useChange();
  if (isMac()) return null;
  const names = {
    "while-working": words.settings.whileWorking,
    always: words.settings.alwaysRunning,
    never: words.settings.neverRunning,
  };
  return (
    <SettingsSection title={words.settings.background}>
      <RadioChoice
        label={words.settings.keepRunning}
        isLabelShown
        hint={words.settings.keepRunningHint}
        options={KEEP_RUNNING.map((value) => ({ value, name: names[value] }))}
        chosen={settings.keepRunning}
        onChoose={(keepRunning) => change.run({ keepRunning })}
      />
      {change.problem !== null && <ProblemAlert problem={change.problem} />}
    </SettingsSection>
  );
}

interface Option<V> {
  readonly value: V;
  readonly name: string;
  /** Of the name, where it is not the language around it. */
  readonly lang?: string;
}

function RadioChoice<V extends string | number>(props: {
  readonly label: string;
  /** Whether the label is written above the choices; it is heard in any case. */
  readonly isLabelShown?: boolean;
  readonly hint?: string;
  readonly options: readonly Option<V>[];
  readonly chosen: V;
  readonly onChoose: (value: V) => void;
}) {
  const choose = (text: string): void => {
    const option = props.options.find(({ value }) => String(value) === text);
    if (option !== undefined) props.onChoose(option.value);
  };
  return (
    <Radio.Group
      value={String(props.chosen)}
      onChange={choose}
      label={props.label}
      {...(props.isLabelShown ? {} : { labelProps: { className: styles.heard } })}
      {...(props.hint === undefined ? {} : { description: props.hint })}
    >
      <div className={styles.choices} data-below={props.isLabelShown || undefined}>
        {props.options.map(({ value, name, lang }) => (
          <Radio
            key={value}
            value={String(value)}
            label={lang === undefined ? name : <span lang={lang}>{name}</span>}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
