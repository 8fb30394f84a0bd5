import { groupDigits } from "../formatting/fingerprint-digits";
import { words } from "../words/words";
import { CopyAction } from "./copy-action";
import styles from "./fingerprint.module.css";

/** The eight words of a fingerprint, to be read out or compared one by one. */
export function FingerprintWords(props: { readonly of: readonly string[]; readonly label: string }) {
  return (
    <ol className={styles.words} aria-label={props.label} data-selectable>
      {props.of.map((word, index) => (
        <li key={`${index}-${word}`} className={styles.word}>
          {word}
        </li>
      ))}
    </ol>
  );
}

/** The sixty digits of a fingerprint in groups of five. */
export function FingerprintDigits(props: { readonly of: string; readonly copyable?: boolean }) {
  return (
    <div className={styles.digitsLine}>
      <code className={styles.digits} data-selectable>
        {groupDigits(props.of).map((group, index) => (
          <span key={`${index}-${group}`}>{group} </span>
        ))}
      </code>
      {props.copyable === true && <CopyAction text={props.of} label={words.frame.copyDigits} />}
    </div>
  );
}
