import { z } from "zod";

const bytesSchema = z.custom<Uint8Array<ArrayBuffer>>(
  (value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer,
);

/** What can be shown of a file without another program: decrypted in memory, for the one page that asked. */
export const previewSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("image"),
    mediaType: z.enum(["image/png", "image/jpeg", "image/gif", "image/webp"]),
    bytes: bytesSchema,
  }),
  z.object({ kind: z.literal("pdf"), bytes: bytesSchema }),
  z.object({
    kind: z.literal("text"),
    text: z.string(),
    /** Whether the file goes on after it. */
    isCut: z.boolean(),
    /** Whether it is not the file's beginning: of a file of which a part was shared. */
    isPart: z.boolean(),
  }),
  /** There is nothing to show: a file of another kind, or an image or a PDF too large to be drawn. */
  z.object({ kind: z.literal("none"), because: z.enum(["kind", "size"]) }),
]);
export type Preview = z.infer<typeof previewSchema>;
