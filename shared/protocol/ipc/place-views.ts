import { z } from "zod";
import { placeIdSchema } from "./views";

export const cloudProviderSchema = z.enum([
  "dropbox",
  "onedrive",
  "icloud",
  "google-drive",
  "nextcloud",
  "other",
]);
export type CloudProvider = z.infer<typeof cloudProviderSchema>;

/** A folder of this computer that some service keeps in step with its cloud. */
export const cloudFolderSchema = z.object({
  placeId: placeIdSchema,
  path: z.string(),
  provider: cloudProviderSchema,
});
export type CloudFolderView = z.infer<typeof cloudFolderSchema>;
