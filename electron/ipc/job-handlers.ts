import type { JobRunner } from "../services/jobs/job-runner";
import type { IpcHandlersOf } from "./register";

export const jobHandlers = (jobs: JobRunner): IpcHandlersOf<"jobs"> => ({
  "jobs.list": () => jobs.list(),
  "jobs.cancel": ({ jobId }) => jobs.cancel(jobId),
  "jobs.clearEnded": () => jobs.clearEnded(),
});
