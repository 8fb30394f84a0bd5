import { z } from "zod";
import { recoveryKitViewSchema, savedFileSchema } from "../recovery-kit-views";
import { identityViewSchema, placeIdSchema, recoveryWordsViewSchema, serverViewSchema } from "../views";
import { atServer, type Channel, nothing } from "./shapes";

/** The identity, its recovery kit and its key server. */
export const identityChannels = {
  "identity.describe": { request: nothing, response: identityViewSchema },
  "identity.create": {
    request: z.object({
      name: z.string().min(1).max(100),
      address: z.string().min(3).max(254),
      server: z.string().max(2_000),
      rsaBits: z.union([z.literal(2048), z.literal(3072)]),
      /** What lets a person in: nothing (open servers), a code, or the sign-on that was just done for this server. */
      entry: z.discriminatedUnion("by", [
        z.object({ by: z.literal("nothing") }),
        z.object({ by: z.literal("invite"), code: z.string().max(200) }),
        z.object({ by: z.literal("sign-on") }),
      ]),
    }),
    response: identityViewSchema,
  },
  /** Signs in with the company in the system's browser; answers when that is done, with the confirmed address. */
  "identity.signOn": { request: atServer, response: z.object({ address: z.string() }) },
  /** Ends the waiting for the browser. */
  "identity.cancelSignOn": { request: nothing, response: nothing },
  /** New keys, vouched for by those in use now. */
  "identity.renewKeys": { request: nothing, response: identityViewSchema },
  /** New words, shown once. They count only after `identity.confirmRecoveryWords`. */
  "identity.makeRecoveryWords": { request: nothing, response: recoveryWordsViewSchema },
  "identity.confirmRecoveryWords": {
    request: z.object({ words: z.array(z.string().max(40)).length(3) }),
    response: identityViewSchema,
  },
  /** Forgets words that were shown and not confirmed. */
  "identity.dropRecoveryWords": { request: nothing, response: nothing },
  /** New keys for an identity whose private keys are lost. */
  "identity.recover": {
    request: atServer.extend({
      address: z.string().min(3).max(254),
      words: z.string().max(1_000),
      rsaBits: z.union([z.literal(2048), z.literal(3072)]),
    }),
    response: identityViewSchema,
  },

  "recoveryKit.describe": { request: nothing, response: recoveryKitViewSchema },
  /** Asks where to save the sealed file; null when the person closed the dialog. */
  "recoveryKit.saveFile": {
    /** The words that the person has already, or null for those on the screen, once they are confirmed. */
    request: z.object({ words: z.string().max(1_000).nullable() }),
    response: savedFileSchema.nullable(),
  },
  /** Prints what the window shows for paper; only while words are shown. */
  "recoveryKit.printPage": { request: nothing, response: z.object({ isPrinted: z.boolean() }) },
  "recoveryKit.savePage": { request: nothing, response: savedFileSchema.nullable() },
  /** Asks for a kit's file. */
  "recoveryKit.chooseFile": {
    request: nothing,
    response: savedFileSchema.extend({ placeId: placeIdSchema }).nullable(),
  },
  /** The same keys as before, once the server has proven that they are in force. */
  "recoveryKit.restore": {
    request: z.object({ placeId: placeIdSchema, words: z.string().max(1_000) }),
    response: identityViewSchema,
  },
  /** "later": making the kit was put off; "dismissed": a reminder was put away. */
  "recoveryKit.remindLater": {
    request: z.object({ why: z.enum(["later", "dismissed"]) }),
    response: recoveryKitViewSchema,
  },

  /** What a key server says of itself. */
  "server.check": { request: atServer, response: serverViewSchema },
} as const satisfies Record<string, Channel>;
