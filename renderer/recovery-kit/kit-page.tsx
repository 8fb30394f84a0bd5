import { createPortal } from "react-dom";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { QrCode } from "../elements/qr-code";
import { formatDay } from "../formatting/moment";
import { words } from "../words/words";
import styles from "./kit-page.module.css";

/** The page for paper, beside the app and not in it: it shows when it is printed, and is gone with the words. */
export default function KitPage(props: {
  readonly secret: readonly string[];
  readonly me: IdentityView & { state: "ready" };
}) {
  const { secret, me } = props;
  const { page } = words.recoveryKit;
  const facts = [
    { label: page.of, value: me.name },
    { label: page.address, value: me.address },
    { label: page.server, value: me.server },
    { label: page.fingerprint, value: me.words.join(" ") },
    { label: page.made, value: formatDay(Date.now()) },
  ];
  return createPortal(
    <article className={styles.page}>
      <h1>{page.title}</h1>
      <dl className={styles.facts}>
        {facts.map(({ label, value }) => (
          <FactOnPaper key={label} label={label} value={value} />
        ))}
      </dl>
      <h2>{page.words}</h2>
      <div className={styles.secret}>
        <ol className={styles.words}>
          {secret.map((word, place) => (
            <li key={`${place}-${word}`}>{word}</li>
          ))}
        </ol>
        <QrCode text={secret.join(" ")} label={page.code} className={styles.code ?? ""} />
      </div>
      <h2>{page.how}</h2>
      <ol className={styles.steps}>
        {page.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles.warning}>{page.warning}</p>
    </article>,
    document.body,
  );
}

function FactOnPaper(props: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.value}</dd>
    </>
  );
}
