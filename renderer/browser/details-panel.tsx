import { Button, CloseButton } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { CopyAction } from "../elements/copy-action";
import { type Fact, Facts } from "../elements/facts";
import { formatByteSize, formatCount, formatExactBytes } from "../formatting/byte-size";
import { formatFullMoment } from "../formatting/moment";
import { useFolder } from "../stores";
import { words } from "../words/words";
import styles from "./details-panel.module.css";
import { chosenItems } from "./folder-store";
import { ItemIcon } from "./item-icon";
import { useItemActions } from "./use-item-actions";

/** Everything that is known about the selected item. */
export function DetailsPanel(props: { readonly onClose: () => void }) {
  const view = useFolder();
  const chosen = chosenItems(view);
  const [only] = chosen;

  return (
    <section className={styles.panel} aria-label={words.browser.details}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.browser.details}</h2>
        <CloseButton size="sm" aria-label={words.actions.close} onClick={props.onClose} />
      </div>
      {only === undefined && <p className={styles.none}>{words.browser.detailsEmpty}</p>}
      {only !== undefined && chosen.length === 1 && <ItemDetails item={only} />}
      {chosen.length > 1 && (
        <p className={styles.none}>
          {words.browser.detailsMany(
            chosen.length,
            formatByteSize(chosen.reduce((sum, item) => sum + item.size, 0)),
          )}
        </p>
      )}
    </section>
  );
}

function ItemDetails(props: { readonly item: ItemView }) {
  const { item } = props;
  const actions = useItemActions();
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
    </>
  );
}

function factsOf(item: ItemView): Fact[] {
  const facts: Fact[] = [{ label: words.browser.kind, value: words.kinds[item.kind] }];
  if (item.kind === "file") {
    facts.push(
      { label: words.browser.mediaType, value: item.mediaType },
      { label: words.browser.size, value: formatExactBytes(item.size) },
      {
        label: words.browser.segments,
        value: words.browser.segmentsOf(formatCount(item.segmentCount), formatExactBytes(item.segmentSize)),
      },
    );
  }
  facts.push(
    { label: words.browser.changed, value: formatFullMoment(item.modifiedAt) },
    { label: words.browser.version, value: formatCount(item.version) },
    { label: words.browser.writer, value: item.writerName ?? words.browser.writerUnknown },
    {
      label: words.browser.sharedDirectly,
      value: item.sharedWith === 0 ? words.browser.sharedWithNobody : words.numbers.people(item.sharedWith),
    },
    {
      label: words.browser.dataId,
      value: (
        <span className={styles.dataId}>
          <code>{item.itemId}</code>
          <CopyAction text={item.itemId} label={words.browser.copyDataId} />
        </span>
      ),
    },
  );
  return facts;
}
