import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import { problemOf } from "../api/keyferry-failure";
import { sentenceFor, words } from "../words/words";

/** A short notice in the corner of the window. */
export interface Notice {
  readonly title: string;
  readonly text: string | null;
  readonly tone: "good" | "neutral" | "bad";
}

const LOOKS = {
  good: { color: "teal.8", icon: <IconCheck size={16} aria-hidden /> },
  neutral: { color: "gray.7", icon: <IconInfoCircle size={16} aria-hidden /> },
  bad: { color: "red.8", icon: <IconAlertTriangle size={16} aria-hidden /> },
} as const;

const GOOD_NEWS_MS = 5_000;
const BAD_NEWS_MS = 12_000;

export function notify(notice: Notice): void {
  notifications.show({
    ...LOOKS[notice.tone],
    title: notice.title,
    message: notice.text ?? "",
    autoClose: notice.tone === "bad" ? BAD_NEWS_MS : GOOD_NEWS_MS,
    closeButtonProps: { "aria-label": words.actions.close },
    role: notice.tone === "bad" ? "alert" : "status",
  });
}

/** For failures that have no place of their own on the screen: what was tried, and the sentence. */
export function notifyProblem(title: string, error: unknown): void {
  notify({ title, text: sentenceFor(problemOf(error)), tone: "bad" });
}
