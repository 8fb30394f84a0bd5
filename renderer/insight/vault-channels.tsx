import type { VaultInsight } from "../../shared/protocol/ipc/insight-views";
import { formatCount } from "../formatting/byte-size";
import { words } from "../words/words";
import { ChartFigure } from "./chart-figure";
import { channelsAgainstUsers, channelsOf } from "./comparison";
import styles from "./insight-screen.module.css";
import { InsightSection } from "./insight-section";

/** How many secure channels so many people need: the paper's first table. */
export function VaultChannels(props: { readonly insight: VaultInsight }) {
  const users = props.insight.people.length + 1;
  const { direct, server } = channelsOf(users);
  const summary = words.insight.channelsText(users, direct, server);
  return (
    <InsightSection title={words.insight.channels}>
      <p className={styles.text}>{summary}</p>
      <ChartFigure
        name={words.insight.channelsChart}
        summary={summary}
        data={channelsAgainstUsers(users).map((point) => ({ ...point }))}
        over="users"
        overLabel={words.insight.chartPeople}
        valueLabel={words.insight.chartChannels}
        lines={[
          { name: "direct", label: words.insight.pairs, color: "var(--keyferry-warning)" },
          { name: "server", label: words.insight.withServer, color: "var(--keyferry-accent)" },
        ]}
        here={{ at: users, label: words.insight.now }}
        format={formatCount}
        formatOver={formatCount}
      />
    </InsightSection>
  );
}
