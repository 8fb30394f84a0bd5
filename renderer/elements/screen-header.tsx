import { Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./screen.module.css";

/** The top of a screen: its heading, a line below it, and what can be done here. */
export function ScreenHeader(props: {
  readonly title: string;
  readonly hint?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.header}>
      <div className={styles.heading}>
        <Title order={1}>{props.title}</Title>
        {props.hint !== undefined && <p className={styles.hint}>{props.hint}</p>}
      </div>
      <div className={styles.actions}>{props.children}</div>
    </div>
  );
}
