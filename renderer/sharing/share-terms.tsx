import { Skeleton, Textarea } from "@mantine/core";
import { lazy, Suspense } from "react";
import { words } from "../words/words";
import styles from "./share-dialog.module.css";

const EndDateField = lazy(() => import("./end-date-field"));

export const NOTE_LENGTH = 500;

/** Until when, and what they are told with it. */
export interface Terms {
  /** Milliseconds since 1970; null for no end. */
  readonly endsAt: number | null;
  readonly note: string;
}

export const NO_TERMS: Terms = { endsAt: null, note: "" };

export function ShareTerms(props: { readonly terms: Terms; readonly onTerms: (terms: Terms) => void }) {
  const { terms, onTerms } = props;
  return (
    <div className={styles.terms}>
      <Suspense fallback={<Skeleton height={74} aria-label={words.loading} />}>
        <EndDateField endsAt={terms.endsAt} onEndsAt={(endsAt) => onTerms({ ...terms, endsAt })} />
      </Suspense>
      {terms.endsAt !== null && <p className={styles.small}>{words.share.terms.honest}</p>}
      <Textarea
        label={words.share.terms.note}
        description={words.share.terms.noteHint}
        value={terms.note}
        maxLength={NOTE_LENGTH}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => onTerms({ ...terms, note: event.currentTarget.value })}
      />
    </div>
  );
}
