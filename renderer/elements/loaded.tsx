import { Loader } from "@mantine/core";
import type { ReactNode } from "react";
import type { Loadable } from "../api/loadable";
import { words } from "../words/words";
import styles from "./loaded.module.css";
import { ProblemAlert } from "./problem-alert";

/** Shows what was loaded; until then that it is loading, or why it cannot be had. */
export function Loaded<T>(props: {
  readonly of: Loadable<T>;
  readonly onRetry: () => void;
  readonly children: (value: T) => ReactNode;
}) {
  switch (props.of.state) {
    case "loading":
      return <LoadingPlace />;
    case "failed":
      return <ProblemAlert problem={props.of.problem} onRetry={props.onRetry} />;
    case "ready":
      return props.children(props.of.value);
  }
}

export function LoadingPlace() {
  return (
    <div className={styles.loading} role="status" aria-label={words.loading}>
      <Loader size="sm" aria-hidden />
    </div>
  );
}
