import type { JobView } from "../../shared/protocol/ipc/views";
import { notify } from "../elements/notify";
import { noticeFor } from "./job-notice";

/** Tells by a notification how a job ended or that it was interrupted, where the result does not show by itself. */
export function announceEnded(job: JobView): void {
  const notice = noticeFor(job);
  if (notice !== null) notify(notice);
}
