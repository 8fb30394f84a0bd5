import type { ReactNode } from "react";
import styles from "./facts.module.css";

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** A list of what is known about something: label and value, one below the other. @param props.paired in two columns */
export function Facts(props: { readonly of: readonly Fact[]; readonly paired?: boolean }) {
  return (
    <dl className={styles.facts} data-paired={props.paired || undefined}>
      {props.of.map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt className={styles.label}>{fact.label}</dt>
          <dd className={styles.value} data-selectable>
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
