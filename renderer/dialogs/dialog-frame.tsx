import { Button, Modal } from "@mantine/core";
import { createContext, type FormEvent, type ReactNode, use } from "react";
import { words } from "../words/words";
import styles from "./dialog-frame.module.css";

/** How a dialog's content reaches the dialog it is in. */
export interface DialogHandle {
  readonly opened: boolean;
  readonly close: () => void;
  readonly onClosed: () => void;
}

export const DialogContext = createContext<DialogHandle | null>(null);

export function useDialogHandle(): DialogHandle {
  const handle = use(DialogContext);
  if (handle === null) throw new Error("A dialog's content was shown outside of a dialog.");
  return handle;
}

/** The frame that all dialogs have in common: title, closing by Escape, focus back to where it came from. */
export function DialogFrame(props: {
  readonly title: string;
  readonly size?: "sm" | "md" | "lg" | "xl";
  readonly children: ReactNode;
}) {
  const { opened, close, onClosed } = useDialogHandle();
  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      onExitTransitionEnd={onClosed}
      size={props.size ?? "md"}
      centered
      // Not as className of Modal.Content: Mantine gives that to the box around it too, which fills the window.
      classNames={{ content: styles.content ?? "" }}
    >
      <Modal.Overlay />
      <Modal.Content radius="lg">
        {/* Mantine's own is a header element: a second banner of the page, and a third when dialogs stand on dialogs. */}
        <div className={styles.header}>
          <Modal.Title className={styles.title ?? ""}>{props.title}</Modal.Title>
          <Modal.CloseButton aria-label={words.actions.close} />
        </div>
        <Modal.Body className={styles.body ?? ""}>{props.children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A dialog's form: Enter does the action, and the last two buttons are Cancel and the action. */
export function DialogForm(props: {
  readonly action: string;
  readonly onAction: () => void;
  readonly working: boolean;
  readonly disabled?: boolean;
  readonly dangerous?: boolean;
  readonly children: ReactNode;
}) {
  const { close } = useDialogHandle();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (props.disabled !== true) props.onAction();
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={styles.fields}>{props.children}</div>
      <div className={styles.buttons}>
        <Button variant="default" onClick={close} data-autofocus={props.dangerous === true || undefined}>
          {words.actions.cancel}
        </Button>
        <Button
          type="submit"
          loading={props.working}
          disabled={props.disabled === true}
          {...(props.dangerous === true ? { color: "red.8" } : {})}
        >
          {props.action}
        </Button>
      </div>
    </form>
  );
}
