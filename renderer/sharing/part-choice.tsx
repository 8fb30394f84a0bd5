import { RangeSlider } from "@mantine/core";
import { formatByteSize, formatCount, formatExactBytes } from "../formatting/byte-size";
import { formatPercent } from "../formatting/percent";
import { words } from "../words/words";
import { CommittedNumber } from "./committed-number";
import {
  bytesOfPart,
  type Part,
  partHoldingBytes,
  partNearPercents,
  percentsOfPart,
  type SegmentedFile,
} from "./part-of-file";
import styles from "./share-dialog.module.css";

/** Choosing a part of a file: by hand with the sliders, or by numbers; always whole segments. */
export function PartChoice(props: {
  readonly file: SegmentedFile;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}) {
  const { file, part, onPart } = props;
  const bytes = bytesOfPart(file, part);
  const percents = percentsOfPart(file, part);
  const size = bytes.end - bytes.start;

  return (
    <div className={styles.part}>
      <div className={styles.slider}>
        <RangeSlider
          min={0}
          max={file.segmentCount}
          step={1}
          minRange={1}
          value={[part.from, part.to]}
          onChange={([from, to]) => onPart({ from, to })}
          label={(segment) => formatPercent(Math.round((segment / file.segmentCount) * 1000) / 10)}
          thumbFromLabel={words.share.partStart}
          thumbToLabel={words.share.partEnd}
        />
      </div>
      <div className={styles.numbers}>
        <CommittedNumber
          label={words.share.fromPercent}
          value={percents.from}
          max={100}
          decimals={1}
          suffix={words.numbers.percent("")}
          onCommit={(from) => onPart(partNearPercents(file, from, Math.max(percents.to, from)))}
        />
        <CommittedNumber
          label={words.share.toPercent}
          value={percents.to}
          max={100}
          decimals={1}
          suffix={words.numbers.percent("")}
          onCommit={(to) => onPart(partNearPercents(file, Math.min(percents.from, to), to))}
        />
        <CommittedNumber
          label={words.share.fromByte}
          value={bytes.start}
          max={file.size - 1}
          decimals={0}
          onCommit={(start) => onPart(partHoldingBytes(file, start, Math.max(bytes.end, start + 1)))}
        />
        <CommittedNumber
          label={words.share.toByte}
          value={bytes.end - 1}
          max={file.size - 1}
          decimals={0}
          onCommit={(last) => onPart(partHoldingBytes(file, Math.min(bytes.start, last), last + 1))}
        />
      </div>
      <output className={styles.exact}>
        {words.share.exactPart(
          formatCount(bytes.start),
          formatCount(bytes.end - 1),
          formatExactBytes(size),
          formatPercent((size / file.size) * 100),
        )}
      </output>
      <p className={styles.small}>{words.share.snapped(formatByteSize(file.segmentSize))}</p>
      <p className={styles.small}>{words.share.partOfVersion}</p>
    </div>
  );
}
