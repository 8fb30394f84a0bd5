import { CloseButton } from "@mantine/core";
import { formatByteSize } from "../formatting/byte-size";
import { useFolder } from "../stores";
import { words } from "../words/words";
import styles from "./details-panel.module.css";
import { chosenItems } from "./folder-store";
import { ItemDetails } from "./item-details";

/** Everything that is known about the selected item. */
export function DetailsPanel(props: { readonly onClose: () => void }) {
  const view = useFolder();
  const chosen = chosenItems(view);
  const [only] = chosen;
  const { vaultId, listing } = view;
  const owned = listing.state === "ready" && listing.value.vault.role === "owner";

  return (
    <section className={styles.panel} aria-label={words.browser.details}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{words.browser.details}</h2>
        <CloseButton size="sm" aria-label={words.actions.close} onClick={props.onClose} />
      </div>
      {only === undefined && <p className={styles.none}>{words.browser.detailsEmpty}</p>}
      {only !== undefined && chosen.length === 1 && vaultId !== null && (
        <ItemDetails vaultId={vaultId} item={only} owned={owned} />
      )}
      {chosen.length > 1 && (
        <p className={styles.none}>
          {words.browser.detailsMany(
            chosen.length,
            formatByteSize(chosen.reduce((sum, item) => sum + item.size, 0)),
          )}
        </p>
      )}
    </section>
  );
}
