import { Notifications } from "@mantine/notifications";
import styles from "./notice-corner.module.css";

/** Where short notices appear: above the bar of the selection, so that they cover nothing that is used meanwhile. */
export function NoticeCorner() {
  return (
    <Notifications position="bottom-right" limit={4} containerWidth={330} className={styles.corner ?? ""} />
  );
}
