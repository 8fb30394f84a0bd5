import { UnstyledButton } from "@mantine/core";
import type { VaultSummary } from "../../shared/protocol/ipc/views";
import table from "../elements/list-table.module.css";
import { ProblemLine } from "../elements/problem-line";
import { formatCount } from "../formatting/byte-size";
import { vaultNameOf } from "../sharing/share-subject";
import { useNavigation } from "../stores";
import { sentenceFor, words } from "../words/words";
import { VaultIcon } from "./vault-icon";
import { VaultMenu } from "./vault-menu";
import styles from "./vault-table.module.css";

export function VaultTable(props: { readonly vaults: readonly VaultSummary[] }) {
  return (
    <table className={`${table.table} ${styles.table}`} aria-label={words.vaults.table}>
      <thead>
        <tr>
          <th className={styles.nameColumn}>{words.vaults.columnName}</th>
          <th className={styles.roleColumn}>{words.vaults.columnRole}</th>
          <th className={`${styles.countColumn} ${table.number}`}>{words.vaults.columnItems}</th>
          <td className={styles.menuColumn} />
        </tr>
      </thead>
      <tbody>
        {props.vaults.map((vault) => (
          <VaultRow key={vault.vaultId} vault={vault} />
        ))}
      </tbody>
    </table>
  );
}

function VaultRow(props: { readonly vault: VaultSummary }) {
  const { vault } = props;
  const goTo = useNavigation((state) => state.goTo);
  const name = vaultNameOf(vault);
  const enter = () => goTo({ at: "folder", vaultId: vault.vaultId, folderId: vault.vaultId });

  return (
    // The whole row is a big target for the mouse; the keyboard has the button with the name in it.
    <tr aria-label={name} data-clickable onClick={enter}>
      <td>
        <div className={table.named}>
          <span className={table.namedIcon}>
            <VaultIcon size={20} />
          </span>
          <div className={table.namedText}>
            <UnstyledButton className={table.name ?? ""} onClick={enter}>
              {name}
            </UnstyledButton>
            <span className={table.second} title={vault.folder} data-selectable>
              {vault.folder}
            </span>
            {vault.problem !== null && <ProblemLine>{sentenceFor(vault.problem)}</ProblemLine>}
            {vault.unfinishedRemoval && <ProblemLine>{words.vaults.unfinishedRemoval}</ProblemLine>}
          </div>
        </div>
      </td>
      <td className={styles.role}>{roleOf(vault)}</td>
      <td className={table.number}>
        {vault.itemCount === null ? words.notShown : formatCount(vault.itemCount)}
      </td>
      <td>
        <VaultMenu vault={vault} name={name} />
      </td>
    </tr>
  );
}

function roleOf(vault: VaultSummary): string {
  if (vault.role === "owner") return words.vaults.yours;
  return vault.ownerName === null ? words.vaults.sharedBySomeone : words.vaults.sharedBy(vault.ownerName);
}
