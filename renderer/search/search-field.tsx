import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useCommand } from "../commands/use-command";
import { useSearch } from "../stores";
import { words } from "../words/words";
import styles from "./search.module.css";
import { isSearching } from "./search-store";
import { FOUND_LIST, optionId, useSearchKeys } from "./use-search-keys";

/** Where names are typed to be found in the whole vault. Ctrl (on a Mac Command) and F lead here. */
export function SearchField(props: { readonly vaultId: string }) {
  const { vaultId } = props;
  const { text, answer, active, ask, close } = useSearch();
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = useSearchKeys(vaultId);
  useEffect(() => close, [close, vaultId]);
  useCommand("search", () => field.current?.select());

  const searching = isSearching({ text });
  const found = answer.state === "ready" ? answer.value.found : [];
  const activeItem = searching ? found[active]?.item : undefined;
  return (
    <TextInput
      ref={field}
      size="xs"
      className={styles.field ?? ""}
      role="combobox"
      aria-label={words.search.field}
      aria-autocomplete="list"
      aria-expanded={searching && found.length > 0}
      aria-controls={FOUND_LIST}
      aria-activedescendant={activeItem && optionId(activeItem.itemId)}
      placeholder={words.search.field}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        text !== "" && (
          <CloseButton
            size="sm"
            aria-label={words.search.stop}
            onClick={() => {
              close();
              field.current?.focus();
            }}
          />
        )
      }
      value={text}
      onChange={(event) => void ask(vaultId, event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
