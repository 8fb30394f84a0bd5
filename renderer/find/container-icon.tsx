import { IconLock } from "@tabler/icons-react";
import type { FoundContainer } from "../../shared/protocol/ipc/views";
import { ItemIcon } from "../browser/item-icon";
import { VaultIcon } from "../vaults/vault-icon";

/** A picture of what was found; a closed lock where there is no key. */
export function ContainerIcon(props: { readonly found: FoundContainer }) {
  const { found } = props;
  if (found.kind === "vault") return <VaultIcon size={20} />;
  if (found.name === null) return <IconLock size={20} stroke={1.6} aria-hidden />;
  return (
    <ItemIcon item={{ kind: found.kind === "folder" ? "folder" : "file", name: found.name, mediaType: "" }} />
  );
}
