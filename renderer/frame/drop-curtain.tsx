import type { ReactNode } from "react";
import styles from "./drop-curtain.module.css";

/** Covers the screen while files are dragged over it, and says what dropping them would do. */
export function DropCurtain(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly refused?: boolean;
}) {
  return (
    <div className={styles.curtain} data-refused={props.refused === true || undefined} role="status">
      <div className={styles.icon} aria-hidden>
        {props.icon}
      </div>
      <p className={styles.title}>{props.title}</p>
      <p className={styles.hint}>{props.hint}</p>
    </div>
  );
}
