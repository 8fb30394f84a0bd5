import type { JobView } from "../../shared/protocol/ipc/views";
import { formatByteSize, formatCount, formatRate } from "../formatting/byte-size";
import { formatTimeLeft } from "../formatting/duration";
import { words } from "../words/words";
import type { JobRate } from "./job-rate";
import { isActive } from "./job-store";

/** How far a job is, in files and bytes; and, while it runs, how fast it is and how long it will still take. */
export function figuresOf(job: JobView, rate: JobRate | undefined): string[] {
  const figures: string[] = [];
  if (job.filesTotal > 1) {
    figures.push(words.jobs.filesOf(formatCount(job.filesDone), formatCount(job.filesTotal)));
  }
  if (job.bytesTotal > 0) {
    figures.push(
      isActive(job)
        ? words.jobs.bytesOf(formatByteSize(job.bytesDone), formatByteSize(job.bytesTotal))
        : formatByteSize(job.bytesDone),
    );
  }
  if (job.state !== "running") return figures;
  const now = rate?.bytesPerSecond ?? 0;
  if (now > 0) figures.push(formatRate(now));
  const left = formatTimeLeft(job.bytesTotal - job.bytesDone, rate?.steadyBytesPerSecond ?? 0);
  if (left !== null) figures.push(left);
  return figures;
}
