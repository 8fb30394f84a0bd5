import { useNavigation } from "../stores";
import { VaultIcon } from "../vaults/vault-icon";
import { words } from "../words/words";
import { DropCurtain } from "./drop-curtain";
import { useFileDrop } from "./use-file-drop";

/**
 * Files dragged over a screen that takes none: says what to do instead, and keeps the window from opening them.
 * The vault browser has a drop place of its own.
 */
export function DropGuard() {
  const elsewhere = useNavigation((state) => state.screen.at !== "folder");
  const over = useFileDrop(elsewhere, () => undefined);
  if (!over) return null;
  return (
    <DropCurtain
      refused
      icon={<VaultIcon size={34} stroke={1.5} />}
      title={words.frame.dropNowhere}
      hint={words.frame.dropNowhereHint}
    />
  );
}
