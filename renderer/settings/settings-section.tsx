import { Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import styles from "./settings.module.css";

/** A part of the settings with a heading of its own; a region of that name. */
export function SettingsSection(props: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <Title order={2} size="h3" id={titleId} className={styles.title ?? ""}>
        {props.title}
      </Title>
      <div className={styles.body}>{props.children}</div>
    </section>
  );
}
