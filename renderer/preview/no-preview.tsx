import { IconEyeOff } from "@tabler/icons-react";
import { EmptyPlace } from "../elements/empty-place";
import { words } from "../words/words";

/** Says why nothing of a file is shown, and what would be. */
export function NoPreview(props: { readonly because: "kind" | "size" }) {
  return (
    <EmptyPlace
      icon={<IconEyeOff size={34} stroke={1.5} />}
      title={words.preview.noneTitle}
      text={props.because === "size" ? words.preview.tooLarge : words.preview.otherKind}
    />
  );
}
