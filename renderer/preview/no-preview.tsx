import { IconEyeOff } from "@tabler/icons-react";
import { EmptyPlace } from "../elements/empty-place";
import { words } from "../words/words";

export type WhyNone = "kind" | "size" | "password" | "broken";

const sentences = (): Record<WhyNone, string> => ({
  kind: words.preview.otherKind,
  size: words.preview.tooLarge,
  password: words.preview.hasPassword,
  broken: words.preview.isBroken,
});

/** Says why nothing of a file is shown, and what would be. */
export function NoPreview(props: { readonly because: WhyNone }) {
  return (
    <EmptyPlace
      icon={<IconEyeOff size={34} stroke={1.5} />}
      title={words.preview.noneTitle}
      text={sentences()[props.because]}
    />
  );
}
