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
    <Badge size="sm" circle={count < 10} className={styles.count} aria-label={words.received.newCount(count)}>
      {count}
    </Badge>
  );
}
