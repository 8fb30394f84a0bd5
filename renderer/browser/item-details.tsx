import { Button } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import type { ItemDetails as Details } from "../../shared/protocol/ipc/details-views";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { useAnswer } from "../api/use-answer";
import { CopyAction } from "../elements/copy-action";
import { type Fact, Facts } from "../elements/facts";
import { Loaded } from "../elements/loaded";
import { formatCount, formatExactBytes } from "../formatting/byte-size";
import { formatFullMoment } from "../formatting/moment";
import { keyferry, useFolder } from "../stores";
import { words } from "../words/words";
import styles from "./details-panel.module.css";
import { ItemAccess } from "./item-access";
import { ItemIcon } from "./item-icon";
import { ItemWriter } from "./item-writer";
import { useItemActions } from "./use-item-actions";

/** Of a hash, as many digits as tell two apart by eye. */
const SHOWN_DIGITS = 16;

/** One item: what the list has no room for, who wrote it, and who can open it. */
export function ItemDetails(props: {
  readonly vaultId: string;
  readonly item: ItemView;
  /** Whether the vault is this person's own: only she knows who else has access. */
  readonly owned: boolean;
}) {
  const { vaultId, item, owned } = props;
  const { itemId } = item;
  const actions = useItemActions();
  // Every change of the vault may be one of this item, and what is known of people changes, too.
  const listing = useFolder((state) => state.listing);
  const { answer, again } = useAnswer(`${vaultId} ${itemId}`, listing, () =>
    answered(keyferry.details.read({ vaultId, itemId })),
  );
  return (
    <>
      <div className={styles.title}>
        <ItemIcon item={item} />
        <span data-selectable>{item.name}</span>
      </div>
      {item.kind === "file" && (
        <Button
          fullWidth
          size="xs"
          variant="default"
          mb="md"
          leftSection={<IconEye size={16} aria-hidden />}
          onClick={() => actions.preview(item)}
        >
          {words.preview.preview}
        </Button>
      )}
      <Facts of={factsOf(item)} />
      {owned && <ItemAccess vaultId={vaultId} item={item} />}
      <div className={styles.part}>
        <Loaded of={answer} onRetry={again}>
          {(details) => <Facts of={provenFacts(item, details)} />}
        </Loaded>
      </div>
      <div className={styles.part}>
        <Facts of={technicalFacts(item)} />
      </div>
    </>
  );
}

function factsOf(item: ItemView): Fact[] {
  const facts: Fact[] = [{ label: words.browser.kind, value: words.kinds[item.kind] }];
  if (item.kind === "file") facts.push({ label: words.browser.size, value: formatExactBytes(item.size) });
  facts.push({ label: words.browser.changed, value: formatFullMoment(item.modifiedAt) });
  return facts;
}

/** What few people ask for. */
function technicalFacts(item: ItemView): Fact[] {
  const facts: Fact[] = [];
  if (item.kind === "file") {
    facts.push(
      { label: words.browser.mediaType, value: item.mediaType },
      {
        label: words.browser.segments,
        value: words.browser.segmentsOf(formatCount(item.segmentCount), formatExactBytes(item.segmentSize)),
      },
    );
  }
  facts.push({
    label: words.browser.dataId,
    value: <Digits of={item.itemId} copy={words.browser.copyDataId} />,
  });
  return facts;
}

function provenFacts(item: ItemView, details: Details): Fact[] {
  const { detailsLabel, firstVersion, versionHint } = words.browser;
  const before = details.previousHeaderHash;
  const facts: Fact[] = [
    { label: detailsLabel.writer, value: <ItemWriter writer={details.writer} /> },
    {
      label: detailsLabel.version,
      value: (
        <>
          {formatCount(item.version)}
          <span className={styles.second}>{versionHint}</span>
        </>
      ),
    },
    { label: detailsLabel.headerHash, value: <Digits of={details.headerHash.slice(0, SHOWN_DIGITS)} /> },
    {
      label: detailsLabel.before,
      value: before === null ? firstVersion : <Digits of={before.slice(0, SHOWN_DIGITS)} />,
    },
  ];
  const { readThrough } = details;
  if (readThrough !== null) {
    const through =
      readThrough.itemId === item.itemId
        ? words.access.direct
        : words.access.through[readThrough.kind](readThrough.name);
    facts.push({ label: detailsLabel.readThrough, value: through });
  }
  return facts;
}

function Digits(props: { readonly of: string; readonly copy?: string }) {
  return (
    <span className={styles.dataId}>
      <code>{props.of}</code>
      {props.copy !== undefined && <CopyAction text={props.of} label={props.copy} />}
    </span>
  );
}
