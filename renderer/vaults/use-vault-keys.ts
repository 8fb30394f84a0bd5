import { type KeyboardEvent, type RefObject, useCallback } from "react";
import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import { useDialogs } from "../stores";
import { mayRename } from "./vault-rights";

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** The keyboard in the list of vaults: arrows lead from name to name, F2 renames, the menu key opens the row's menu. */
export function useVaultKeys(
  body: RefObject<HTMLElement | null>,
  vaults: readonly ListedVaultView[],
): (event: KeyboardEvent) => void {
  const open = useDialogs((state) => state.open);
  return useCallback(
    (event: KeyboardEvent) => {
      const names = [...(body.current?.querySelectorAll<HTMLElement>("[data-vault-id]") ?? [])];
      const at = names.findIndex((name) => name === event.target);
      const vault = vaults.find(({ vaultId }) => vaultId === names[at]?.dataset["vaultId"]);
      if (vault === undefined) return;
      const step = STEPS[event.key];
      if (step !== undefined) names[step(at, names.length - 1)]?.focus();
      else if (event.key === "F2" && mayRename(vault)) open({ kind: "rename-vault", vault });
      else if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
        names[at]?.closest("tr")?.querySelector<HTMLElement>("[aria-haspopup=menu]")?.click();
      } else return;
      event.preventDefault();
    },
    [body, vaults, open],
  );
}
