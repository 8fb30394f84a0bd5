import { Button, Group, Text } from "@mantine/core";
import { IconFileText, IconPrinter } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { answered } from "../api/keyferry-failure";
import { DialogForm } from "../dialogs/dialog-frame";
import { ProblemAlert } from "../elements/problem-alert";
import { useAction } from "../elements/use-action";
import { keyferry } from "../stores";
import { words } from "../words/words";
import styles from "./recovery-words.module.css";

const KitPage = lazy(() => import("./kit-page"));

/** The words, shown this once, with the page for paper. */
export function WordsToWriteDown(props: {
  readonly secret: readonly string[];
  readonly me: IdentityView & { state: "ready" };
  readonly onDone: () => void;
}) {
  const { recoveryKit } = words;
  const [news, setNews] = useState<string | null>(null);
  const printing = useAction(async () => {
    setNews(null);
    const { isPrinted } = await answered(keyferry.recoveryKit.printPage());
    if (isPrinted) setNews(recoveryKit.printed);
  });
  const saving = useAction(async () => {
    setNews(null);
    const saved = await answered(keyferry.recoveryKit.savePage());
    if (saved !== null) setNews(recoveryKit.pdfSaved(saved.fileName));
  });
  const problem = printing.problem ?? saving.problem;
  return (
    <DialogForm action={recoveryKit.onPaper} onAction={props.onDone} working={false}>
      <Text fw={600}>{recoveryKit.writeDown}</Text>
      <ol className={styles.words} aria-label={recoveryKit.wordsList}>
        {props.secret.map((word, place) => (
          <li key={`${place}-${word}`}>{word}</li>
        ))}
      </ol>
      <Suspense fallback={<Group gap="sm" mih="2.25rem" />}>
        <KitPage secret={props.secret} me={props.me} />
        <Group gap="sm">
          <Button
            variant="light"
            leftSection={<IconPrinter size={17} stroke={1.7} aria-hidden />}
            loading={printing.working}
            onClick={() => printing.run()}
          >
            {recoveryKit.print}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileText size={17} stroke={1.7} aria-hidden />}
            loading={saving.working}
            onClick={() => saving.run()}
          >
            {recoveryKit.savePdf}
          </Button>
        </Group>
      </Suspense>
      <output className={styles.news}>{news}</output>
      {problem !== null && <ProblemAlert problem={problem} />}
    </DialogForm>
  );
}
