import { IconFolderOpen } from "@tabler/icons-react";
import { EmptyPlace } from "../elements/empty-place";
import { useFolder } from "../stores";
import { words } from "../words/words";
import { ItemGrid } from "./item-grid";

/** The items of the folder, or what an empty one is for. */
export function FolderContent(props: { readonly onDetails: () => void }) {
  const empty = useFolder((state) => state.items.length === 0);
  const writable = useFolder((state) => state.writable);
  if (!empty) return <ItemGrid onDetails={props.onDetails} />;
  return (
    <EmptyPlace
      icon={<IconFolderOpen size={36} stroke={1.5} />}
      title={words.browser.emptyTitle}
      text={writable ? words.browser.emptyText : words.browser.emptyReadOnlyText}
    />
  );
}
