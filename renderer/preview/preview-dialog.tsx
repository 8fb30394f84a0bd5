import { Button, Group } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import type { Preview } from "../../shared/protocol/ipc/preview-views";
import type { ItemView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { LOADING, type Loadable, settled } from "../api/loadable";
import { DialogFrame, useDialogHandle } from "../dialogs/dialog-frame";
import { Loaded, LoadingPlace } from "../elements/loaded";
import { notifyProblem } from "../elements/notify";
import { keyferry } from "../stores";
import { words } from "../words/words";
import { ImagePreview } from "./image-preview";
import { NoPreview } from "./no-preview";
import styles from "./preview.module.css";

/** The reader of PDF is larger than all the rest of the page. */
const PdfPreview = lazy(() => import("./pdf/pdf-preview"));

/** What is in a file, decrypted in memory; closing the dialog forgets it. */
export function PreviewDialog(props: { readonly vaultId: string; readonly item: ItemView }) {
  const { vaultId, item } = props;
  const { close } = useDialogHandle();
  const [preview, setPreview] = useState<Loadable<Preview>>(LOADING);
  const load = useCallback(async () => {
    setPreview(LOADING);
    setPreview(await settled(answered(keyferry.previews.read({ vaultId, itemId: item.itemId }))));
  }, [vaultId, item.itemId]);
  useEffect(() => void load(), [load]);

  const open = () => {
    answered(keyferry.items.open({ vaultId, itemId: item.itemId })).catch((error: unknown) =>
      notifyProblem(words.jobs.failed.open(item.name), error),
    );
    close();
  };
  return (
    <DialogFrame title={item.name} size="xl">
      <div className={styles.place}>
        <Loaded of={preview} onRetry={() => void load()}>
          {(value) => <PreviewContent preview={value} name={item.name} />}
        </Loaded>
      </div>
      <Group justify="flex-end" mt="md">
        <Button leftSection={<IconExternalLink size={16} aria-hidden />} onClick={open}>
          {words.actions.open}
        </Button>
        <Button variant="default" onClick={close}>
          {words.actions.close}
        </Button>
      </Group>
    </DialogFrame>
  );
}

function PreviewContent(props: { readonly preview: Preview; readonly name: string }) {
  const { preview, name } = props;
  switch (preview.kind) {
    case "image":
      return <ImagePreview bytes={preview.bytes} mediaType={preview.mediaType} name={name} />;
    case "pdf":
      return (
        <Suspense fallback={<LoadingPlace />}>
          <PdfPreview bytes={preview.bytes} name={name} />
        </Suspense>
      );
    case "text":
      return <TextPreview text={preview.text} isCut={preview.isCut} isPart={preview.isPart} name={name} />;
    case "none":
      return <NoPreview because={preview.because} />;
  }
}

function TextPreview(props: {
  readonly text: string;
  readonly isCut: boolean;
  readonly isPart: boolean;
  readonly name: string;
}) {
  if (props.text === "") return <p className={styles.note}>{words.preview.emptyFile}</p>;
  return (
    <>
      {props.isPart && <p className={styles.note}>{words.preview.isPart}</p>}
      <pre
        className={styles.text}
        tabIndex={0}
        role="document"
        aria-label={words.preview.textOf(props.name)}
        data-selectable
      >
        {props.text}
      </pre>
      {props.isCut && <p className={styles.note}>{words.preview.isCut}</p>}
    </>
  );
}
