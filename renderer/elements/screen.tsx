import type { ReactNode } from "react";
import styles from "./screen.module.css";

/** A whole screen: header, notes that must not scroll away, and the part that scrolls. */
export function Screen(props: {
  readonly header: ReactNode;
  readonly notes?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.screen}>
      {props.header}
      <div className={styles.notes}>{props.notes}</div>
      <div className={styles.content}>{props.children}</div>
    </div>
  );
}
