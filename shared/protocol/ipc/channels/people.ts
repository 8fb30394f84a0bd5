import { z } from "zod";
import { alarmViewSchema, personViewSchema, userIdSchema } from "../views";
import { type Channel, nothing } from "./shapes";

/** People, their keys, and alarms about one's own. */
export const peopleChannels = {
  "people.list": { request: nothing, response: z.array(personViewSchema) },
  "people.lookUp": { request: z.object({ address: z.string().min(3).max(254) }), response: personViewSchema },
  /** The person compared fingerprints outside the app and they match; `digits` is what the screen showed. */
  "people.markVerified": {
    request: z.object({ userId: userIdSchema, digits: z.string() }),
    response: personViewSchema,
  },
  /** Only for keys whose change is "renewed": the previous key signed for them. What was verified stays verified. */
  "people.acceptRenewed": {
    request: z.object({ userId: userIdSchema, digits: z.string() }),
    response: personViewSchema,
  },

  /** Those that nobody has acknowledged, newest first. */
  "alarms.list": { request: nothing, response: z.array(alarmViewSchema) },
  "alarms.acknowledge": { request: z.object({ id: z.uuid() }), response: nothing },

  /** While a QR code is looked for; `camera.end`, or locking, ends it. Asks the system where it wants to be asked. */
  "camera.allow": { request: nothing, response: nothing },
  "camera.end": { request: nothing, response: nothing },
} as const satisfies Record<string, Channel>;
