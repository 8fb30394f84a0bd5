import { z } from "zod";
import { commandSchema } from "../../commands";
import { lockViewSchema } from "../lock-views";
import { settingsChangeSchema, settingsViewSchema } from "../settings-views";
import { jobIdSchema, jobViewSchema } from "../views";
import { type Channel, nothing, started } from "./shapes";

/** Jobs, commands, the lock, settings and diagnostics. */
export const appChannels = {
  "jobs.list": { request: nothing, response: z.array(jobViewSchema) },
  "jobs.cancel": { request: z.object({ jobId: jobIdSchema }), response: nothing },
  /** Finishes what is under way and begins nothing else; null pauses all that can be. */
  "jobs.pause": { request: z.object({ jobId: jobIdSchema.nullable() }), response: nothing },
  "jobs.resume": { request: z.object({ jobId: jobIdSchema.nullable() }), response: nothing },
  /** Goes on with an ended or interrupted job: with all that is missing, with the files that failed, or with one of these. */
  "jobs.retry": {
    request: z.object({
      jobId: jobIdSchema,
      what: z.union([z.enum(["everything", "failed"]), z.number().int().nonnegative()]),
    }),
    response: started,
  },
  /** Takes an ended or interrupted job off the list. */
  "jobs.dismiss": { request: z.object({ jobId: jobIdSchema }), response: nothing },
  "jobs.clearEnded": { request: nothing, response: nothing },

  /** What the screens can do now: the menu bar greys the rest. */
  "commands.offer": { request: z.object({ available: z.array(commandSchema) }), response: nothing },

  "lock.describe": { request: nothing, response: lockViewSchema },
  /** Locks, unless jobs run that must not be stopped (`jobs-running`). Answers when everything is forgotten. */
  "lock.now": { request: z.object({ stopJobs: z.boolean() }), response: lockViewSchema },
  /** Reads the keys from the keychain again. */
  "lock.open": { request: nothing, response: lockViewSchema },

  "settings.get": { request: nothing, response: settingsViewSchema },
  /** What is left out stays as it is. */
  "settings.change": { request: settingsChangeSchema, response: settingsViewSchema },
  /** Asks with the system's dialog where to save how the app is doing; null when the person closed it. */
  "diagnostics.save": { request: nothing, response: z.object({ fileName: z.string() }).nullable() },
} as const satisfies Record<string, Channel>;
