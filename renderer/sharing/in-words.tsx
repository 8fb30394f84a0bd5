import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { formatCount } from "../formatting/byte-size";
import { formatDay } from "../formatting/moment";
import { formatPercent } from "../formatting/percent";
import { words } from "../words/words";
import type { LineRange } from "./line-choice";
import { type Part, percentsOfPart } from "./part-of-file";
import styles from "./share-dialog.module.css";
import type { SharedThing } from "./share-subject";
import type { Terms } from "./share-terms";

/** What those it is shared with will see, and what they will not, in plain words. */
export function InWords(props: {
  readonly things: readonly [SharedThing, ...SharedThing[]];
  readonly part: Part | null;
  /** The lines that the part was chosen by; null for bytes. */
  readonly lines: LineRange | null;
  readonly terms: Terms;
}) {
  const { endsAt, note } = props.terms;
  const { see, not } = sightOf(props.things, props.part);
  return (
    <section className={styles.inWords} aria-label={words.share.inWords}>
      <h3>
        <IconEye size={15} aria-hidden />
        {words.share.willSee}
      </h3>
      <p>{see}</p>
      {props.lines !== null && (
        <p>{words.lines.inWords(formatCount(props.lines.first), formatCount(props.lines.last))}</p>
      )}
      {note.trim() !== "" && <p>{words.share.terms.noteInWords}</p>}
      {endsAt !== null && <p>{words.share.terms.untilInWords(formatDay(endsAt))}</p>}
      <h3>
        <IconEyeOff size={15} aria-hidden />
        {words.share.willNotSee}
      </h3>
      <p>{not}</p>
      <p>{words.share.needsData}</p>
    </section>
  );
}

function sightOf(
  things: readonly [SharedThing, ...SharedThing[]],
  part: Part | null,
): { see: string; not: string } {
  const [thing] = things;
  if (things.length > 1) return { see: words.share.seeMany(things.length), not: words.share.notMany };
  if (part !== null) {
    const percents = percentsOfPart(thing, part);
    const range = words.share.partInWords(formatPercent(percents.from), formatPercent(percents.to));
    return { see: words.share.seePart(thing.name, range), not: words.share.notPart };
  }
  switch (thing.kind) {
    case "vault":
      return { see: words.share.seeVault(thing.name), not: words.share.notVault };
    case "folder":
      return { see: words.share.seeFolder(thing.name), not: words.share.notFolder };
    case "file":
      return { see: words.share.seeFile(thing.name), not: words.share.notFile };
  }
}
