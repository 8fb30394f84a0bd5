import { z } from "zod";
import { vaultSummarySchema } from "./views";

const count = z.number().int().nonnegative();

/** What the list tells of a vault beyond its name: counted by looking into it, so it may be missing or from the last time. */
export const vaultFiguresSchema = z.object({
  itemCount: count,
  /** Bytes of all its containers. */
  sizeOnDisk: count,
  /** When the latest of its containers was written, in milliseconds since 1970. */
  lastChange: z.number(),
  /** How many people besides the owner have access to it or to something in it; null for the vaults of others. */
  people: count.nullable(),
  /** Containers that are there but cannot be shown. */
  unreadable: count,
  /** Grants that do not yet open what they are for, because the server has not been told of newer keys. */
  undelivered: count,
});
export type VaultFigures = z.infer<typeof vaultFiguresSchema>;

export const listedVaultSchema = vaultSummarySchema.extend({ figures: vaultFiguresSchema.nullable() });
export type ListedVaultView = z.infer<typeof listedVaultSchema>;
