import type { JobRunner } from "../services/jobs/job-runner";
import type { IpcHandlersOf } from "./register";

export const jobHandlers = (jobs: JobRunner): IpcHandlersOf<"jobs"> => ({
  "jobs.list": () => jobs.list(),
  "jobs.cancel": ({ jobId }) => jobs.cancel(jobId),
  "jobs.pause": (request) => jobs.pause(request),
  "jobs.resume": (request) => jobs.resume(request),
  "jobs.retry": (request) => jobs.retry(request),
  "jobs.dismiss": ({ jobId }) => jobs.dismiss(jobId),
  "jobs.clearEnded": () => jobs.clearEnded(),
});
