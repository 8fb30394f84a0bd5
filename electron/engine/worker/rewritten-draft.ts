import { type SecretKey16, zero } from "../../../shared/crypto";
import { type ContainerHead, sealItem } from "../../../shared/format";
import type { RewriteJob } from "../../services/ports/engine";
import type { HeaderDraft } from "../tasks";
import { openSealedItem } from "./content-access";
import { refusingRequest } from "./new-container";

/** The header of a file's next version with the same plaintext under another content key. */
export function rewrittenDraft(
  old: ContainerHead,
  { itemKey, writer, checkpoint }: Pick<RewriteJob, "itemKey" | "writer" | "checkpoint">,
  contentKey: SecretKey16,
): HeaderDraft {
  const item = openSealedItem(itemKey, old.header);
  try {
    const header = {
      ...old.header,
      version: old.header.version + 1,
      previousHeaderHash: old.headerHash,
      writer,
      checkpoint,
    };
    return { ...header, sealed: refusingRequest(() => sealItem(itemKey, header, { ...item, contentKey })) };
  } finally {
    if (item.contentKey !== null) zero(item.contentKey);
  }
}
