import { z } from "zod";
import { dataIdSchema } from "../../../shared/protocol/ipc/views";
import type { JobControl } from "../jobs/job-runner";

/** The item that an opened plaintext was decrypted from. Neither its name nor a key: this is kept over a crash. */
export const originalSchema = z.object({
  vaultId: dataIdSchema,
  itemId: dataIdSchema,
  folderId: dataIdSchema,
  /** Hex of the container's `tagsHash`: another name or new keys leave it as it is, other content does not. */
  content: z.string(),
});
export type Original = z.infer<typeof originalSchema>;

export interface SavedBack {
  /** Null when it became the item's next version. */
  readonly copyName: string | null;
  /** What the next change is saved to. */
  readonly original: Original;
}

/** Where changed plaintext goes. */
export interface SavesBack {
  /**
   * Encrypts the plaintext as the item's next version; as a copy beside it when the item changed meanwhile or is gone, or
   * when `asCopy` says so.
   * @param wanted.name the copy's name when the item's own is not known any more
   * @throws KeyferryError `read-only`, `no-access`, `vault-not-found`, `file-changed-while-reading`, those of the file system
   */
  saveBack(
    wanted: {
      readonly original: Original;
      readonly sourcePath: string;
      readonly name: string;
      readonly asCopy: boolean;
    },
    control: JobControl,
  ): Promise<SavedBack>;
}
