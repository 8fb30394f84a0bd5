import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useAlarms, useDialogs } from "../stores";
import { words } from "../words/words";
import styles from "./alarms.module.css";

/** Above every screen until the alarm was dealt with: it has no button that makes it go away. */
export function AlarmBanner() {
  const alarms = useAlarms((state) => state.alarms);
  const open = useDialogs((state) => state.open);
  const [newest] = alarms;
  if (newest === undefined) return null;
  return (
    <section className={styles.banner} aria-label={words.alarms.banner}>
      <IconAlertTriangle size={20} stroke={1.8} aria-hidden className={styles.bannerIcon} />
      <p className={styles.bannerText} role="alert">
        <strong>{words.alarms.title[newest.kind]}</strong>
        {alarms.length > 1 && <span>{words.alarms.more(alarms.length - 1)}</span>}
      </p>
      <Button
        size="compact-md"
        variant="white"
        color="red.9"
        onClick={() => open({ kind: "alarm", alarm: newest })}
      >
        {words.alarms.look}
      </Button>
    </section>
  );
}
