import { Button, Group } from "@mantine/core";
import { type KeyboardEvent, useEffect, useState } from "react";
import type { LinesPlace } from "../../shared/protocol/ipc/line-views";
import { MOST_LINES_READ } from "../../shared/protocol/text-lines";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { Loaded } from "../elements/loaded";
import { formatCount } from "../formatting/byte-size";
import { keyferry } from "../stores";
import { words } from "../words/words";
import { CommittedNumber } from "./committed-number";
import styles from "./line-choice.module.css";

/** Lines [first, last], counted from 1. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Choosing lines of a text: by numbers, or in the text itself, of which a page at a time is decrypted. */
export function LineChoice(props: {
  readonly vaultId: string;
  readonly itemId: string;
  readonly lineCount: number;
  readonly chosen: LineRange;
  readonly onChosen: (chosen: LineRange) => void;
}) {
  const { vaultId, itemId, lineCount, chosen, onChosen } = props;
  const [firstShown, setFirstShown] = useState(chosen.first);
  const [page, setPage] = useState<Loadable<readonly string[]>>(LOADING);
  const load = async () => {
    const reading = answered(keyferry.lines.read({ vaultId, itemId, first: firstShown }));
    setPage(await settled(reading.then(({ lines }) => lines)));
  };
  useEffect(() => {
    let isCurrent = true;
    const reading = answered(keyferry.lines.read({ vaultId, itemId, first: firstShown }));
    void settled(reading.then(({ lines }) => lines)).then((read) => {
      if (isCurrent) setPage(read);
    });
    return () => {
      isCurrent = false;
    };
  }, [vaultId, itemId, firstShown]);

  const choose = (first: number, last: number) => onChosen({ first, last: Math.max(first, last) });
  return (
    <div className={styles.choice}>
      <div className={styles.numbers}>
        <CommittedNumber
          label={words.lines.from}
          value={chosen.first}
          min={1}
          max={lineCount}
          decimals={0}
          onCommit={(first) => {
            choose(first, chosen.last);
            setFirstShown(first);
          }}
        />
        <CommittedNumber
          label={words.lines.to}
          value={chosen.last}
          min={1}
          max={lineCount}
          decimals={0}
          onCommit={(last) => choose(Math.min(chosen.first, last), last)}
        />
      </div>
      <Loaded of={page} onRetry={() => void load()}>
        {(lines) => (
          <>
            <TextPage lines={lines} firstShown={firstShown} chosen={chosen} onChosen={choose} />
            <Group justify="space-between" mt="xs">
              <Button
                size="compact-sm"
                variant="default"
                disabled={firstShown === 1}
                onClick={() => setFirstShown(Math.max(1, firstShown - MOST_LINES_READ))}
              >
                {words.lines.earlier}
              </Button>
              <span className={styles.count}>
                {words.lines.shown(
                  formatCount(firstShown),
                  formatCount(firstShown + lines.length - 1),
                  formatCount(lineCount),
                )}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                disabled={firstShown + lines.length > lineCount}
                onClick={() => setFirstShown(firstShown + lines.length)}
              >
                {words.lines.later}
              </Button>
            </Group>
          </>
        )}
      </Loaded>
    </div>
  );
}

/** A click, or the arrow keys, choose a line; with Shift up to a line. */
function TextPage(props: {
  readonly lines: readonly string[];
  readonly firstShown: number;
  readonly chosen: LineRange;
  readonly onChosen: (first: number, last: number) => void;
}) {
  const { lines, firstShown, chosen, onChosen } = props;
  const [anchor, setAnchor] = useState(chosen.first);
  const lastShown = firstShown + lines.length - 1;
  const [active, setActive] = useState(firstShown);
  const focused = Math.min(Math.max(active, firstShown), lastShown);

  const chooseTo = (line: number, extends_: boolean) => {
    setActive(line);
    if (!extends_) setAnchor(line);
    onChosen(extends_ ? Math.min(anchor, line) : line, extends_ ? Math.max(anchor, line) : line);
  };
  const moveByKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const line = Math.min(Math.max(focused + step, firstShown), lastShown);
    chooseTo(line, event.shiftKey);
    event.currentTarget.querySelector(`#line-${line}`)?.scrollIntoView({ block: "nearest" });
  };
  return (
    <div
      className={styles.text}
      role="listbox"
      aria-multiselectable
      aria-label={words.lines.text}
      aria-activedescendant={`line-${focused}`}
      tabIndex={0}
      onKeyDown={moveByKey}
    >
      {lines.map((text, i) => {
        const line = firstShown + i;
        return (
          // Keys choose in the list around it.
          <div
            key={line}
            id={`line-${line}`}
            className={styles.line}
            role="option"
            aria-selected={line >= chosen.first && line <= chosen.last}
            onClick={(event) => chooseTo(line, event.shiftKey)}
          >
            <span className={styles.number}>{line}</span>
            <span className={styles.content}>{text}</span>
          </div>
        );
      })}
    </div>
  );
}

/** Exactly which lines are given, with those that come along because of the segments. */
export function LinesInWords(props: { readonly chosen: LineRange; readonly place: LinesPlace }) {
  const { chosen, place } = props;
  const before = chosen.first - place.firstGiven;
  const after = place.lastGiven - chosen.last;
  const isCut = !place.isFirstWhole || !place.isLastWhole;
  return (
    <div className={styles.inWords}>
      <output>{words.lines.given(formatCount(place.firstGiven), formatCount(place.lastGiven))}</output>
      {before + after > 0 && <p>{words.lines.comeAlong(formatCount(before), formatCount(after))}</p>}
      {isCut && <p>{words.lines.cut}</p>}
    </div>
  );
}
