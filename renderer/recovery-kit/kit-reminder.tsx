import { Button } from "@mantine/core";
import { IconLifebuoy } from "@tabler/icons-react";
import { notifyProblem } from "../elements/notify";
import { useDialogs, useRecoveryKit } from "../stores";
import { words } from "../words/words";
import styles from "./kit-reminder.module.css";

/** A calm line above the screens while there is no current kit; it goes away for a while when it is asked to. */
export function KitReminder() {
  const kit = useRecoveryKit((state) => state.kit);
  const remindLater = useRecoveryKit((state) => state.remindLater);
  const open = useDialogs((state) => state.open);
  if (kit.state !== "ready" || !kit.value.isDue || kit.value.state === "current") return null;
  const { recoveryKit } = words;
  const dismiss = () =>
    void remindLater("dismissed").catch((error: unknown) => notifyProblem(recoveryKit.title, error));
  return (
    <section className={styles.reminder} aria-label={recoveryKit.title}>
      <IconLifebuoy size={20} stroke={1.7} aria-hidden className={styles.icon} />
      <p className={styles.text}>{recoveryKit.reminder[kit.value.state]}</p>
      <Button size="compact-md" variant="light" onClick={() => open({ kind: "recovery-kit" })}>
        {kit.value.state === "none" ? recoveryKit.make : recoveryKit.makeNew}
      </Button>
      <Button size="compact-md" variant="subtle" onClick={dismiss}>
        {recoveryKit.notNow}
      </Button>
    </section>
  );
}
