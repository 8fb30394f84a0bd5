import { SegmentedControl } from "@mantine/core";
import { useEffect, useState } from "react";
import type { LinesPlace } from "../../shared/protocol/ipc/line-views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { LoadingPlace } from "../elements/loaded";
import { ProblemAlert } from "../elements/problem-alert";
import { keyferry } from "../stores";
import { words } from "../words/words";
import { LineChoice, type LineRange, LinesInWords } from "./line-choice";
import { PartChoice } from "./part-choice";
import { type Part, partHoldingBytes } from "./part-of-file";
import styles from "./share-dialog.module.css";
import type { SharedThing } from "./share-subject";

/** Choosing a part of a file: of a text by lines, of everything by bytes and percent. */
export function PartPicker(props: {
  readonly vaultId: string;
  readonly file: SharedThing;
  readonly part: Part;
  /** @param lines null when it was not chosen by lines */
  readonly onPart: (part: Part, lines: LineRange | null) => void;
  /** While it is not known where the chosen lines lie: nothing may be shared then. */
  readonly onSettled: (isSettled: boolean) => void;
}) {
  const { vaultId, file, part, onPart, onSettled } = props;
  const { itemId } = file;
  /** Null for what is no text. */
  const [lineCount, setLineCount] = useState<number | null | undefined>(undefined);
  const [isByLines, setIsByLines] = useState(false);
  const [chosen, setChosen] = useState<LineRange>({ first: 1, last: 1 });
  const [place, setPlace] = useState<Loadable<LinesPlace>>(LOADING);

  useEffect(() => {
    let isCurrent = true;
    void settled(answered(keyferry.lines.count({ vaultId, itemId }))).then((counted) => {
      // What cannot be looked through can still be shared by bytes.
      if (!isCurrent) return;
      const isText = counted.state === "ready" && counted.value.is === "text";
      setLineCount(isText ? counted.value.lineCount : null);
      setIsByLines(isText);
    });
    return () => {
      isCurrent = false;
    };
  }, [vaultId, itemId]);

  useEffect(() => {
    if (!isByLines) return;
    let isCurrent = true;
    setPlace(LOADING);
    onSettled(false);
    void settled(answered(keyferry.lines.locate({ vaultId, itemId, ...chosen }))).then((located) => {
      if (!isCurrent) return;
      setPlace(located);
      if (located.state !== "ready") return;
      const { start, end } = located.value;
      onPart(partHoldingBytes(file, start, end), chosen);
      onSettled(true);
    });
    return () => {
      isCurrent = false;
      onSettled(true);
    };
  }, [isByLines, chosen]);

  // Nothing to choose by is shown before it is known which: it would change under the person's hand.
  if (lineCount === undefined) return <LoadingPlace />;
  return (
    <div className={styles.partPicker}>
      {lineCount !== null && (
        <SegmentedControl
          aria-label={words.lines.how}
          value={isByLines ? "lines" : "bytes"}
          onChange={(how) => {
            setIsByLines(how === "lines");
            if (how === "bytes") onPart(part, null);
          }}
          data={[
            { value: "lines", label: words.lines.byLines },
            { value: "bytes", label: words.lines.byBytes },
          ]}
        />
      )}
      {isByLines && lineCount !== null && (
        <div className={styles.part}>
          <LineChoice {...{ vaultId, itemId, lineCount, chosen }} onChosen={setChosen} />
          {place.state === "ready" && <LinesInWords chosen={chosen} place={place.value} />}
          {place.state === "failed" && <ProblemAlert problem={place.problem} />}
        </div>
      )}
      {!isByLines && <PartChoice file={file} part={part} onPart={(picked) => onPart(picked, null)} />}
    </div>
  );
}
