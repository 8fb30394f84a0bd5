import { IconSearchOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { FoundItem, SearchAnswer } from "../../shared/protocol/ipc/search-views";
import { ItemIcon } from "../browser/item-icon";
import { EmptyPlace } from "../elements/empty-place";
import { Loaded } from "../elements/loaded";
import { formatByteSize } from "../formatting/byte-size";
import { formatMoment } from "../formatting/moment";
import { useSearch } from "../stores";
import { words } from "../words/words";
import styles from "./search.module.css";
import { FOUND_LIST, optionId, useGoToFound, useSearchKeys } from "./use-search-keys";

/** What was found in the vault, best first, each with where it lies. */
export function SearchResults(props: { readonly vaultId: string; readonly vaultName: string }) {
  const answer = useSearch((state) => state.answer);
  const text = useSearch((state) => state.text);
  const again = useSearch((state) => state.again);
  return (
    <div className={styles.results}>
      <Loaded of={answer} onRetry={() => void again()}>
        {(value) =>
          value.total === 0 ? (
            <EmptyPlace
              icon={<IconSearchOff size={36} stroke={1.5} />}
              title={words.search.nothingTitle(text.trim())}
              text={words.search.nothingText(props.vaultName)}
            />
          ) : (
            <FoundList vaultId={props.vaultId} answer={value} />
          )
        }
      </Loaded>
    </div>
  );
}

function FoundList(props: { readonly vaultId: string; readonly answer: SearchAnswer }) {
  const { found, total } = props.answer;
  const active = useSearch((state) => state.active);
  const onKeyDown = useSearchKeys(props.vaultId);
  const goToFound = useGoToFound(props.vaultId);
  const activeId = found[active]?.item.itemId;
  return (
    <>
      <output className={styles.count}>
        {total > found.length ? words.search.someOf(found.length, total) : words.search.found(total)}
      </output>
      <div
        id={FOUND_LIST}
        role="listbox"
        aria-label={words.search.results}
        aria-activedescendant={activeId && optionId(activeId)}
        tabIndex={0}
        className={styles.list}
        onKeyDown={onKeyDown}
      >
        {found.map((one, index) => (
          <FoundOption
            key={one.item.itemId}
            found={one}
            active={index === active}
            onOpen={() => goToFound(one)}
          />
        ))}
      </div>
    </>
  );
}

function FoundOption(props: {
  readonly found: FoundItem;
  readonly active: boolean;
  readonly onOpen: () => void;
}) {
  const { item, path } = props.found;
  const text = useSearch((state) => state.text.trim().toLowerCase());
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.active) option.current?.scrollIntoView({ block: "nearest" });
  }, [props.active]);
  return (
    <div
      ref={option}
      id={optionId(item.itemId)}
      role="option"
      aria-selected={props.active}
      className={styles.option}
      onClick={props.onOpen}
    >
      <ItemIcon item={item} />
      <span className={styles.text}>
        <span className={styles.name} title={item.name}>
          {item.name}
        </span>
        <span className={styles.path}>{path.join(" / ")}</span>
      </span>
      {text.length >= 4 && item.itemId.startsWith(text) && <code className={styles.id}>{item.itemId}</code>}
      <span className={styles.figure}>
        {item.kind === "folder" ? words.kinds.folder : formatByteSize(item.size)}
      </span>
      <span className={styles.moment}>{formatMoment(item.modifiedAt)}</span>
    </div>
  );
}
