import { QrCode } from "../elements/qr-code";
import { words } from "../words/words";
import styles from "./people.module.css";
import { personCodeOf } from "./person-code";

/** One's own fingerprint for somebody else's camera. Loaded when it is shown. */
export default function MyCode(props: { readonly userId: string; readonly digits: string }) {
  return <QrCode text={personCodeOf(props)} label={words.scan.myCode} className={styles.code ?? ""} />;
}
