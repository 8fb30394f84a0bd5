import { Badge } from "@mantine/core";
import { useReceived } from "../stores";
import { words } from "../words/words";
import styles from "./new-count.module.css";
import { countOfNew } from "./received-store";

/** In the navigation: how much of what was shared with me waits for a decision. */
export function NewCount() {
  const count = useReceived(countOfNew);
  if (count === 0) return null;
  return (
    <Badge size="sm" circle={count < 10} className={styles.count} aria-hidden>
      {count}
    </Badge>
  );
}

/** The same for those who do not see it; outside the button, which keeps its name. */
export function SpokenNewCount() {
  const count = useReceived(countOfNew);
  return <output className={styles.spoken}>{count > 0 ? words.received.newCount(count) : ""}</output>;
}
