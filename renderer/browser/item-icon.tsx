import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconFolderFilled,
  IconMovie,
  IconMusic,
  IconPhoto,
  IconPresentation,
} from "@tabler/icons-react";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { fileLookOf } from "./file-look";
import styles from "./item-icon.module.css";

const ICONS = {
  image: IconPhoto,
  video: IconMovie,
  audio: IconMusic,
  pdf: IconFileTypePdf,
  archive: IconFileZip,
  sheet: IconFileSpreadsheet,
  slides: IconPresentation,
  text: IconFileText,
  other: IconFile,
} as const;

/** A picture of what kind of file it is; only for the eye. */
export function ItemIcon(props: { readonly item: Pick<ItemView, "kind" | "name" | "mediaType"> }) {
  if (props.item.kind === "folder") {
    return <IconFolderFilled size={21} className={styles.folder} aria-hidden />;
  }
  const Icon = ICONS[fileLookOf(props.item.name, props.item.mediaType)];
  return <Icon size={21} stroke={1.5} className={styles.file} aria-hidden />;
}
