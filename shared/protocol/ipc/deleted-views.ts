import { z } from "zod";

export const deletionIdSchema = z.uuid();

/** What was deleted together, and can be put back. */
export const deletedViewSchema = z.object({
  deletionId: deletionIdSchema,
  /** Milliseconds since 1970. */
  deletedAt: z.number(),
  keptUntil: z.number(),
  /** Of the first items, three at most; empty for one that cannot be read. */
  names: z.array(z.string()),
  itemCount: z.number().int().positive(),
  /** All containers together, as they lie on the disk. */
  bytes: z.number().int().nonnegative(),
  /** Names from the vault down to the folder that the first of them comes back to. */
  returnsTo: z.array(z.string()),
  /** The folder of one of them is gone: that comes back to the vault's top. */
  isFolderGone: z.boolean(),
});
export type DeletedView = z.infer<typeof deletedViewSchema>;
