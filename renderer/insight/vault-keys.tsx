import type { VaultInsight } from "../../shared/protocol/ipc/insight-views";
import { Facts } from "../elements/facts";
import { formatCount } from "../formatting/byte-size";
import { words } from "../words/words";
import styles from "./insight-screen.module.css";
import { InsightSection } from "./insight-section";

/** How many keys there are, and why nobody has to keep them all. */
export function VaultKeys(props: { readonly insight: VaultInsight }) {
  const { items, segments } = props.insight.keys;
  return (
    <InsightSection title={words.insight.keys}>
      <p className={styles.text}>{words.insight.keysText}</p>
      <div className={styles.facts}>
        <Facts
          of={[
            { label: words.insight.allKeys, value: <strong>{formatCount(items + segments)}</strong> },
            { label: words.insight.itemKeys, value: formatCount(items) },
            { label: words.insight.segmentKeys, value: formatCount(segments) },
          ]}
        />
      </div>
    </InsightSection>
  );
}
