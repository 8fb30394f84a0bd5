import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { problemOf } from "../api/keyferry-failure";
import { sentenceFor, words } from "../words/words";
import styles from "./notify.module.css";

/** A short notice in the corner of the window. */
export interface Notice {
  readonly title: string;
  readonly text: string | null;
  readonly tone: "good" | "neutral" | "bad";
  /** What can be done about it; the notice goes when it is. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

const LOOKS = {
  good: { color: "teal.8", icon: <IconCheck size={16} aria-hidden /> },
  neutral: { color: "gray.7", icon: <IconInfoCircle size={16} aria-hidden /> },
  bad: { color: "red.8", icon: <IconAlertTriangle size={16} aria-hidden /> },
} as const;

const GOOD_NEWS_MS = 5_000;
/** Bad news, and news with something to decide. */
const LONGER_NEWS_MS = 12_000;

export function notify(notice: Notice): void {
  const { title, text, tone, action } = notice;
  const id = crypto.randomUUID();
  const act = () => {
    notifications.hide(id);
    action?.run();
  };
  notifications.show({
    ...LOOKS[tone],
    id,
    title,
    message:
      action === undefined ? (
        (text ?? "")
      ) : (
        <span className={styles.withAction}>
          {text !== null && <span>{text}</span>}
          <Button size="compact-sm" variant="default" onClick={act}>
            {action.label}
          </Button>
        </span>
      ),
    autoClose: tone === "bad" || action !== undefined ? LONGER_NEWS_MS : GOOD_NEWS_MS,
    closeButtonProps: { "aria-label": words.actions.close },
    role: tone === "bad" ? "alert" : "status",
  });
}

/** For failures that have no place of their own on the screen: what was tried, and the sentence. */
export function notifyProblem(title: string, error: unknown): void {
  notify({ title, text: sentenceFor(problemOf(error)), tone: "bad" });
}
