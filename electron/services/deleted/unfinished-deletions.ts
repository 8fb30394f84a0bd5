import type { ReKeyContext } from "../vault/re-key";
import { type Bin, isUnfinished } from "./bin";
import { finishMovingOut } from "./moving-out";
import { finishPuttingBack } from "./putting-back";

/** Goes on with what a crash interrupted in this vault, so that none of it is left half deleted or half put back. */
export async function finishDeletions(context: ReKeyContext, bin: Bin): Promise<void> {
  for (const { entryId, content } of await bin.list()) {
    if (content.vaultId !== context.vault.vaultId || !isUnfinished(content)) continue;
    if (content.state === "moving-out") await finishMovingOut(context, bin, entryId, content);
    else await finishPuttingBack(context, bin, entryId, content);
  }
}
