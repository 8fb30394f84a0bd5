import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./note.module.css";

/**
 * A few words beside what they are about. What is bad or needs caution is announced; plain information is not.
 */
export function Note(props: {
  readonly tone: "info" | "caution" | "bad";
  readonly title?: ReactNode;
  readonly children?: ReactNode;
}) {
  const Icon = props.tone === "info" ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={styles.note} data-tone={props.tone} role={props.tone === "info" ? undefined : "alert"}>
      <Icon size={18} stroke={1.8} className={styles.icon} aria-hidden />
      <div className={styles.body}>
        {props.title !== undefined && <div className={styles.title}>{props.title}</div>}
        {props.children}
      </div>
    </div>
  );
}
