import type { KeyObject } from "node:crypto";
import { zero } from "../../../shared/crypto";
import { type ContainerHead, type SealedItem, sealItem } from "../../../shared/format";
import type { ResealJob } from "../../services/ports/engine";
import { openSealedItem } from "./content-access";
import { refusingRequest, type SignedHead, signHead } from "./new-container";
import { requireHeader } from "./opened-container";

/** The head of a container's next version: sealed anew under the new key, with the same content key and segments. */
export function resealHead(old: ContainerHead, job: ResealJob, signingKey: KeyObject): SignedHead {
  requireHeader(old, job.headerHash);
  const { change } = job;
  const item = openSealedItem(job.currentItemKey, old.header);
  try {
    const header = {
      ...old.header,
      path: change.path,
      epoch: change.epoch,
      version: old.header.version + 1,
      previousHeaderHash: old.headerHash,
      writer: change.writer,
      checkpoint: change.checkpoint,
      writers: change.writers ?? old.header.writers,
    };
    const sealed = refusingRequest(() => sealItem(change.itemKey, header, changedItem(item, change)));
    return signHead({ ...header, sealed }, signingKey);
  } finally {
    zero(...item.earlierKeys.map(({ key }) => key));
    if (item.contentKey !== null) zero(item.contentKey);
  }
}

function changedItem(item: SealedItem, change: ResealJob["change"]): SealedItem {
  return {
    ...item,
    name: change.name ?? item.name,
    earlierKeys: change.earlierKeys ?? item.earlierKeys,
  };
}
