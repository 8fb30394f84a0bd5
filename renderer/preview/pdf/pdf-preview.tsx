import { useEffect, useState } from "react";
import { LoadingPlace } from "../../elements/loaded";
import { words } from "../../words/words";
import { NoPreview } from "../no-preview";
import styles from "../preview.module.css";
import { MOST_PAGES, PdfFailure, type PdfFault, PdfFile } from "./pdf-document";
import { PdfPage } from "./pdf-page";

/** The pages of a PDF below one another; each is drawn as one comes to it. */
export default function PdfPreview(props: {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
}) {
  const { bytes, name } = props;
  const [state, setState] = useState<PdfFile | PdfFault | null>(null);
  useEffect(() => {
    const closing = new AbortController();
    const opening = PdfFile.open(bytes, closing.signal);
    opening.then(
      (file) => {
        if (closing.signal.aborted) file.close();
        else setState(file);
      },
      (error: unknown) => {
        if (!closing.signal.aborted) setState(error instanceof PdfFailure ? error.fault : "broken");
      },
    );
    return () => {
      closing.abort();
      setState(null);
      opening.then(
        (file) => file.close(),
        () => undefined,
      );
    };
  }, [bytes]);

  if (state === null) return <LoadingPlace />;
  if (!(state instanceof PdfFile)) return <NoPreview because={state} />;
  const shown = Math.min(state.pageCount, MOST_PAGES);
  return (
    <>
      <section className={styles.pages} tabIndex={0} aria-label={words.preview.pagesOf(name)}>
        {Array.from({ length: shown }, (_, i) => (
          <PdfPage key={i + 1} file={state} number={i + 1} name={name} />
        ))}
      </section>
      <p className={styles.note}>
        {shown < state.pageCount
          ? words.preview.firstPages(shown, state.pageCount)
          : words.preview.pageCount(shown)}
      </p>
    </>
  );
}
