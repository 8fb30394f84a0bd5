import { z } from "zod";
import { dataIdSchema, personViewSchema } from "./views";

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What is known of one item besides what a list shows of it. */
export const itemDetailsSchema = z.object({
  /** Who signed this version. Whoever may not write in the vault is not shown as an item at all. */
  writer: z.object({
    /** Null for somebody not known on this computer. */
    person: personViewSchema.nullable(),
    /** Why this counts: the vault's owner wrote it, or somebody whom she lists as a writer. */
    standing: z.enum(["owner", "writer"]),
  }),
  /** SHA-256 of this version's signed header, and of the one before it as this one names it; null for the first. */
  headerHash: hashSchema,
  previousHeaderHash: hashSchema.nullable(),
  /** What was shared that lets this person read it; null for the owner. */
  readThrough: z
    .object({ itemId: dataIdSchema, name: z.string(), kind: z.enum(["vault", "folder", "file"]) })
    .nullable(),
});
export type ItemDetails = z.infer<typeof itemDetailsSchema>;
