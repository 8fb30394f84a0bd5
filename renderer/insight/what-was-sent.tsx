import { Button } from "@mantine/core";
import { IconShare } from "@tabler/icons-react";
import type { HandedOut, VaultInsight } from "../../shared/protocol/ipc/insight-views";
import table from "../elements/list-table.module.css";
import { Note } from "../elements/note";
import { formatCount, formatExactBytes } from "../formatting/byte-size";
import { vaultAsThing } from "../sharing/share-subject";
import { useDialogs } from "../stores";
import { words } from "../words/words";
import { ChartFigure } from "./chart-figure";
import { bytesAgainstKeys, type Comparison, comparisonOf, KEY_BYTES } from "./comparison";
import styles from "./insight-screen.module.css";
import { InsightSection } from "./insight-section";
import { timesAsMuch } from "./times-as-much";

/** What each person was sent, against what the same keys one by one would have taken: the paper's second table. */
export function WhatWasSent(props: { readonly insight: VaultInsight }) {
  const { insight } = props;
  const mine = insight.vault.role === "owner";
  if (insight.people.length === 0) return <NothingSent insight={insight} />;
  const comparison = comparisonOf(insight);
  const summary = summaryOf(comparison, mine);
  return (
    <InsightSection title={mine ? words.insight.sent : words.insight.received}>
      <p className={styles.text}>{summary}</p>
      <SentTable people={insight.people} comparison={comparison} />
      {comparison.unknownParts > 0 && (
        <Note tone="info">{words.insight.unknownParts(comparison.unknownParts)}</Note>
      )}
      <ChartFigure
        name={words.insight.bytesChart}
        summary={summary}
        data={bytesAgainstKeys(comparison).map((point) => ({ ...point }))}
        over="keys"
        overLabel={words.insight.chartKeys}
        valueLabel={words.insight.chartBytes}
        lines={[
          { name: "direct", label: words.insight.direct, color: "var(--keyferry-warning)" },
          { name: "sent", label: words.insight.withServer, color: "var(--keyferry-accent)" },
        ]}
        here={{ at: comparison.keys, label: words.insight.now }}
        format={formatCount}
        formatOver={formatCount}
      />
      <p className={styles.text}>{words.insight.breakEven(Math.ceil(comparison.breakEven))}</p>
    </InsightSection>
  );
}

function summaryOf({ grants, sent, keys, direct }: Comparison, mine: boolean): string {
  const way = mine ? words.insight.sentSummary : words.insight.receivedSummary;
  const said = way(grants, formatExactBytes(sent), keys, formatExactBytes(direct));
  return `${said} ${direct > sent ? words.insight.more(timesAsMuch(direct / sent)) : words.insight.less}`;
}

function SentTable(props: { readonly people: readonly HandedOut[]; readonly comparison: Comparison }) {
  const { people, comparison } = props;
  return (
    <table className={`${table.table} ${styles.sent}`} aria-label={words.insight.sentTable}>
      <thead>
        <tr>
          <th>{words.access.columnPerson}</th>
          <th className={table.number}>{words.insight.columnKeys}</th>
          <th className={table.number}>{words.insight.columnGrants}</th>
          <th className={table.number}>{words.insight.columnSent}</th>
          <th className={table.number}>{words.insight.columnDirect}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={one.userId} aria-label={one.name}>
            <td className={table.wrapping}>{one.isMe ? words.people.you : one.name}</td>
            <Figures {...one} sent={one.bytes} direct={one.keys * KEY_BYTES} />
          </tr>
        ))}
      </tbody>
      {people.length > 1 && (
        <tfoot>
          <tr aria-label={words.insight.total} className={styles.total}>
            <td>{words.insight.total}</td>
            <Figures {...comparison} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Figures(props: Pick<Comparison, "keys" | "grants" | "sent" | "direct">) {
  return (
    <>
      <td className={table.number}>{formatCount(props.keys)}</td>
      <td className={table.number}>{formatCount(props.grants)}</td>
      <td className={table.number}>{formatExactBytes(props.sent)}</td>
      <td className={table.number}>{formatExactBytes(props.direct)}</td>
    </>
  );
}

function NothingSent(props: { readonly insight: VaultInsight }) {
  const { vault, keys } = props.insight;
  const open = useDialogs((state) => state.open);
  const mine = vault.role === "owner";
  const share = () =>
    open({ kind: "share", subject: { vaultId: vault.vaultId, things: [vaultAsThing(vault)] } });
  return (
    <InsightSection title={mine ? words.insight.sent : words.insight.received}>
      <p className={styles.text}>
        {mine
          ? words.insight.nothingSent(formatExactBytes((keys.items + keys.segments) * KEY_BYTES))
          : words.insight.nothingReceived}
      </p>
      {mine && (
        <Button
          className={styles.start ?? ""}
          leftSection={<IconShare size={17} aria-hidden />}
          onClick={share}
        >
          {words.browser.shareVault}
        </Button>
      )}
    </InsightSection>
  );
}
