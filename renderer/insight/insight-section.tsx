import { type ReactNode, useId } from "react";
import styles from "./insight-screen.module.css";

/** A part of the page; a region named like its heading. */
export function InsightSection(props: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {props.title}
      </h2>
      {props.children}
    </section>
  );
}
