import { AnnotationMode, type PDFPageProxy, type RenderTask } from "pdfjs-dist/legacy/build/pdf.mjs";
import { useEffect, useId, useRef, useState } from "react";
import { words } from "../../words/words";
import styles from "../preview.module.css";
import { scaleFor } from "./page-size";
import { MOST_PIXELS_OF_PAGE, type PdfFile, textOfPage } from "./pdf-document";

/** Pages are drawn when they come this near to what is in sight, and forgotten when they are farther away. */
const NEAR = "600px";
const MOST_PIXEL_RATIO = 2;

/** One page: as large as it will be, and drawn while it is in sight or near to it. */
export function PdfPage(props: { readonly file: PdfFile; readonly number: number; readonly name: string }) {
  const { file, number, name } = props;
  const place = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [size, setSize] = useState(file.firstSize);
  useEffect(() => {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry !== undefined) setNear(entry.isIntersecting);
      },
      // Counted from the scrolling box around the pages.
      { root: place.current?.parentElement ?? null, rootMargin: NEAR },
    );
    if (place.current !== null) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={styles.page} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
      {near && <DrawnPage file={file} number={number} name={name} onSize={setSize} />}
    </div>
  );
}

function DrawnPage(props: {
  readonly file: PdfFile;
  readonly number: number;
  readonly name: string;
  readonly onSize: (size: { width: number; height: number }) => void;
}) {
  const { file, number, name, onSize } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const textId = useId();
  const [text, setText] = useState("");
  const [state, setState] = useState<"drawing" | "drawn" | "failed">("drawing");
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const draw = async () => {
      const page = await file.page(number);
      signal.addEventListener("abort", () => page.cleanup());
      signal.throwIfAborted();
      if (canvas.current === null) return;
      const { width, height } = page.getViewport({ scale: 1 });
      onSize({ width, height });
      const task = drawing(page, canvas.current);
      signal.addEventListener("abort", () => task.cancel());
      await task.promise;
      const found = await textOfPage(page);
      signal.throwIfAborted();
      setText(found);
      setState("drawn");
    };
    draw().catch(() => {
      if (!signal.aborted) setState("failed");
    });
    return () => leaving.abort();
  }, [file, number, onSize]);
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        aria-label={words.preview.pageOf(number, file.pageCount, name)}
        aria-describedby={textId}
        aria-busy={state === "drawing"}
        className={styles.sheet}
      />
      <p id={textId} className={styles.pageText}>
        {text}
      </p>
      {state === "failed" && <p className={styles.pageProblem}>{words.preview.pageBroken(number)}</p>}
    </>
  );
}

function drawing(page: PDFPageProxy, canvas: HTMLCanvasElement): RenderTask {
  const size = page.getViewport({ scale: 1 });
  const ratio = Math.min(window.devicePixelRatio, MOST_PIXEL_RATIO);
  const room = canvas.parentElement?.clientWidth ?? size.width;
  const viewport = page.getViewport({ scale: scaleFor(size, room, ratio, MOST_PIXELS_OF_PAGE) });
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  // What was filled in is drawn with the page; nothing can be clicked on a picture of it.
  return page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE });
}
