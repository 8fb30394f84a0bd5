import { useEffect, useRef, useState } from "react";
import { LoadingPlace } from "../elements/loaded";
import { words } from "../words/words";
import { NoPreview } from "./no-preview";
import styles from "./preview.module.css";

/** More than a large screen shows; what a camera takes beyond it need not be kept. */
const LONGEST_SIDE = 2_400;

/**
 * An image drawn on a canvas: so its bytes need no address, and the policy of the page allows none for them.
 * Of an animation it is the first picture.
 */
export function ImagePreview(props: {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly name: string;
}) {
  const { bytes, mediaType } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<"drawing" | "drawn" | "broken">("drawing");
  useEffect(() => {
    let isGone = false;
    createImageBitmap(new Blob([bytes], { type: mediaType })).then(
      (bitmap) => {
        if (!isGone && canvas.current !== null) draw(bitmap, canvas.current);
        bitmap.close();
        if (!isGone) setState("drawn");
      },
      () => {
        if (!isGone) setState("broken");
      },
    );
    return () => {
      isGone = true;
    };
  }, [bytes, mediaType]);

  if (state === "broken") return <NoPreview because="kind" />;
  return (
    <>
      {state === "drawing" && <LoadingPlace />}
      <canvas
        ref={canvas}
        role="img"
        aria-label={words.preview.imageOf(props.name)}
        className={styles.image}
        hidden={state !== "drawn"}
      />
    </>
  );
}

function draw(bitmap: ImageBitmap, canvas: HTMLCanvasElement): void {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}
