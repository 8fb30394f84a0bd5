import type { JobView } from "../../shared/protocol/ipc/views";

/** How much of a job is done, in percent; null while it cannot be told. Bytes tell better than files. */
export function progressOf(job: JobView): number | null {
  if (job.bytesTotal > 0) return percent(job.bytesDone, job.bytesTotal);
  if (job.filesTotal > 0) return percent(job.filesDone, job.filesTotal);
  return null;
}

function percent(done: number, total: number): number {
  return Math.max(0, Math.min(100, (done / total) * 100));
}
