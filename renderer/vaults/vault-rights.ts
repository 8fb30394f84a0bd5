import type { VaultSummary } from "../../shared/protocol/ipc/views";

/** Only the owner names her vault, and only while its container can be read and is the newest. */
export function mayRename(vault: Pick<VaultSummary, "role" | "problem" | "name">): boolean {
  return vault.role === "owner" && vault.problem === null && vault.name !== null;
}
