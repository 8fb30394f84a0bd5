import { IconAlertTriangle } from "@tabler/icons-react";
import styles from "./list-table.module.css";

/** A sentence about what is wrong with one row of a list. */
export function ProblemLine(props: { readonly children: string }) {
  return (
    <span className={styles.problem} data-selectable>
      <IconAlertTriangle size={14} aria-hidden />
      <span>{props.children}</span>
    </span>
  );
}
