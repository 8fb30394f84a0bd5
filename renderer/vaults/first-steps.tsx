import { words } from "../words/words";
import styles from "./first-steps.module.css";

/** What one does with a vault, for who has none yet. */
export function FirstSteps() {
  return (
    <ol className={styles.steps} aria-label={words.vaults.firstSteps}>
      {words.vaults.steps.map((step) => (
        <li key={step} className={styles.step}>
          {step}
        </li>
      ))}
    </ol>
  );
}
