import { z } from "zod";
import { connectionViewSchema } from "../connection-views";
import { linesPlaceSchema, linesReadSchema, textLinesSchema } from "../line-views";
import { openedInviteSchema, openedLinkSchema } from "../link-views";
import { waitingViewSchema } from "../outbox-views";
import {
  accessViewSchema,
  dataIdSchema,
  foundContainerSchema,
  jobIdSchema,
  placeIdSchema,
  receivedGrantSchema,
  receivedStandingSchema,
  segmentRangeSchema,
  shareOutcomeSchema,
  userIdSchema,
  vaultSummarySchema,
} from "../views";
import { type Channel, nothing, ofItem, ofItems, started, startedOrNot } from "./shapes";

/** Giving access and getting it: sharing, what waits, what was received, finding, links. */
export const sharingChannels = {
  "sharing.share": {
    request: ofItems.extend({
      recipients: z
        .array(z.object({ userId: userIdSchema, digits: z.string() }))
        .min(1)
        .max(100),
      /** Only with a single file; with the version of it that the part was chosen in. */
      range: segmentRangeSchema.safeExtend({ version: z.number().int().positive() }).nullable(),
      access: z.enum(["read", "read-write"]),
      /** Milliseconds since 1970 after which it is over; null for no end. */
      endsAt: z.number().int().positive().nullable(),
      /** To the people it is shared with; empty for none. */
      note: z.string().max(500),
    }),
    response: z.array(shareOutcomeSchema),
  },
  "sharing.whoHasAccess": { request: ofItem, response: z.array(accessViewSchema) },
  /** Ends what was given through exactly this item; re-keys it and all below. No job: it waits for the key server. */
  "sharing.removeAccess": {
    request: ofItem.extend({ userId: userIdSchema }),
    response: z.object({ jobId: jobIdSchema.nullable() }),
  },

  /** Gives the file, or all files below the folder, contents under fresh keys. For the owner. */
  "sharing.encryptAnew": { request: ofItem, response: started },

  /** Whether the key server could be reached when it was last asked anything. */
  "connection.describe": { request: nothing, response: connectionViewSchema },
  "connection.tryNow": { request: nothing, response: connectionViewSchema },
  /** Changes that wait for the key server, in the order in which they will be carried out. */
  "outbox.list": { request: nothing, response: z.array(waitingViewSchema) },
  "outbox.cancel": { request: z.object({ entryId: z.uuid() }), response: nothing },
  /** Answers when everything was tried. */
  "outbox.tryNow": { request: nothing, response: nothing },

  "received.list": { request: nothing, response: z.array(receivedGrantSchema) },
  /** Asks the server for what is new, then lists. */
  "received.refresh": { request: nothing, response: z.array(receivedGrantSchema) },
  /** Accepts, declines, or takes that back. What is accepted and is a vault, or lies in one, becomes an entry in the list of vaults. */
  "received.decide": {
    request: z.object({
      dataId: dataIdSchema,
      ownerId: userIdSchema,
      standing: receivedStandingSchema,
    }),
    response: z.array(receivedGrantSchema),
  },
  /** Opens the file, or a part of it, whose container was found on this computer. */
  "received.open": { request: z.object({ dataId: dataIdSchema }), response: started },
  "received.export": { request: z.object({ dataId: dataIdSchema }), response: startedOrNot },

  /** Searches a chosen folder and all below it for containers. */
  "find.scan": { request: z.object({ placeId: placeIdSchema }), response: started },
  "find.results": { request: z.object({ jobId: jobIdSchema }), response: z.array(foundContainerSchema) },
  "find.open": { request: z.object({ placeId: placeIdSchema }), response: started },
  "find.export": { request: z.object({ placeId: placeIdSchema }), response: startedOrNot },
  /** A found vault or folder of a vault becomes an entry in the list of vaults. */
  "find.addVault": { request: z.object({ placeId: placeIdSchema }), response: vaultSummarySchema },
  /** Containers that the system asked the app to open since the last call (double click, command line). */
  "find.takeHandedOver": { request: nothing, response: z.array(foundContainerSchema) },

  /** Links that the system asked the app to open since the last call, and what each comes to. */
  "links.take": { request: nothing, response: z.array(openedLinkSchema) },
  /** For who has no identity yet: the newest invite that was opened; null when there is none. */
  "links.takeInvite": { request: nothing, response: openedInviteSchema },
  /** A link to something of one's own. It names the data, its owner and the key server; never a key. */
  "links.make": { request: ofItem, response: z.object({ link: z.string() }) },

  /** The lines of a text of one's own, for choosing a part of it: decrypted in memory. */
  "lines.count": { request: ofItem, response: textLinesSchema },
  "lines.read": { request: ofItem.extend({ first: z.number().int().positive() }), response: linesReadSchema },
  "lines.locate": {
    request: ofItem.extend({ first: z.number().int().positive(), last: z.number().int().positive() }),
    response: linesPlaceSchema,
  },
} as const satisfies Record<string, Channel>;
