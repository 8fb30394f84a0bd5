import type { ReactNode } from "react";
import styles from "./empty-place.module.css";

/** A place with nothing in it yet: what will be here, and the first step. */
export function EmptyPlace(props: {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.place}>
      <div className={styles.icon} aria-hidden>
        {props.icon}
      </div>
      <h2 className={styles.title}>{props.title}</h2>
      <p className={styles.text}>{props.text}</p>
      {props.children !== undefined && <div className={styles.actions}>{props.children}</div>}
    </div>
  );
}
