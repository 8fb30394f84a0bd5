import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { useAction } from "../elements/use-action";
import { useActs, useFolder } from "../stores";
import { sentenceFor, words } from "../words/words";
import styles from "./name-field.module.css";
import { selectStem } from "./name-stem";

/** The name of a row while it is being changed. Enter keeps what was typed, and so does going elsewhere; Escape leaves the name as it was. */
export function NameField(props: { readonly item: ItemView }) {
  const { item } = props;
  const vaultId = useFolder((state) => state.vaultId);
  const { endRenaming, reload } = useFolder.getState();
  const [name, setName] = useState(item.name);
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const isLeaving = useRef(false);
  const errorId = useId();

  useEffect(() => {
    const field = input.current;
    if (field === null) return;
    field.focus();
    selectStem(field);
  }, []);

  const leave = () => {
    isLeaving.current = true;
    endRenaming();
  };
  const renaming = useAction(async (wanted: string) => {
    if (vaultId === null) return;
    await useActs.getState().rename(vaultId, item, wanted);
    // The row finds its new place first, so that the keyboard can follow it there.
    await reload();
    leave();
  });
  const isMissing = name.trim() === "";
  const keep = () => {
    if (isLeaving.current) return;
    setTried(true);
    if (name === item.name) leave();
    else if (!isMissing) renaming.run(name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The grid's own keys mean something else while a name is typed.
    event.stopPropagation();
    if (event.key === "Escape") leave();
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      keep();
    }
  };
  const problem =
    renaming.problem === null
      ? tried && isMissing
        ? words.itemDialogs.nameMissing
        : null
      : sentenceFor(renaming.problem);

  return (
    <span className={styles.place}>
      <input
        ref={input}
        className={styles.field}
        type="text"
        aria-label={words.itemDialogs.newName}
        aria-invalid={problem !== null}
        {...(problem === null ? {} : { "aria-describedby": errorId })}
        value={name}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          renaming.clearProblem();
          setName(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={keep}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onContextMenu={(event) => event.stopPropagation()}
      />
      {problem !== null && (
        <span
          id={errorId}
          ref={(told) => told?.scrollIntoView({ block: "nearest" })}
          className={styles.problem}
          role="alert"
        >
          {problem}
        </span>
      )}
    </span>
  );
}
