import { z } from "zod";
import { dataIdSchema, itemViewSchema } from "./views";

/** What a search through the names of a vault found. */
export const searchAnswerSchema = z.object({
  /** All that fit; `found` holds at most the first 200 of them. */
  total: z.number().int().nonnegative(),
  found: z.array(
    z.object({
      item: itemViewSchema,
      folderId: dataIdSchema,
      /** Names from the vault down to the folder that holds the item. */
      path: z.array(z.string()),
    }),
  ),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
export type FoundItem = SearchAnswer["found"][number];
