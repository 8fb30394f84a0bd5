import { z } from "zod";
import { errorCodeSchema } from "../error-codes";
import { dataIdSchema, personViewSchema, receivedGrantSchema, userIdSchema } from "./views";

/** A `keyferry:` link that somebody opened, and what it comes to here. */
export const openedLinkSchema = z.discriminatedUnion("is", [
  z.object({
    is: z.literal("data"),
    dataId: dataIdSchema,
    ownerId: userIdSchema,
    /** Null for somebody who is not known here. */
    owner: personViewSchema.nullable(),
    /** "other-server": it is for people of another key server than the one that this person is enrolled with. */
    state: z.enum(["mine", "shared", "not-shared", "other-server"]),
    /** Where it can be opened, with "shared". */
    grant: receivedGrantSchema.nullable(),
    /** The vault of the list that it names, if it names a vault; with "mine" or "shared". */
    vaultId: dataIdSchema.nullable(),
    /** With "other-server". */
    server: z.string().nullable(),
  }),
  /** An invite, for somebody who has an identity already. */
  z.object({ is: z.literal("invite"), server: z.string() }),
  z.object({ is: z.literal("wrong"), problem: errorCodeSchema }),
]);
export type OpenedLink = z.infer<typeof openedLinkSchema>;

/** An invite that was opened before there is an identity; `wrong` for a link that cannot be read. */
export const openedInviteSchema = z
  .discriminatedUnion("is", [
    z.object({
      is: z.literal("invite"),
      server: z.string(),
      code: z.string(),
      address: z.string().nullable(),
    }),
    z.object({ is: z.literal("wrong"), problem: errorCodeSchema }),
  ])
  .nullable();
export type OpenedInvite = z.infer<typeof openedInviteSchema>;
