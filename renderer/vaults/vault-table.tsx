import { UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconCircleCheck } from "@tabler/icons-react";
import { useRef } from "react";
import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import table from "../elements/list-table.module.css";
import { ProblemLine } from "../elements/problem-line";
import { formatByteSize, formatCount, formatExactBytes } from "../formatting/byte-size";
import { locale } from "../formatting/locale";
import { formatFullMoment, formatMoment } from "../formatting/moment";
import { vaultNameOf } from "../sharing/share-subject";
import { useNavigation, useVaults } from "../stores";
import { words } from "../words/words";
import { useVaultKeys } from "./use-vault-keys";
import { findingsOf, healthLabel, healthSentence } from "./vault-health";
import { VaultIcon } from "./vault-icon";
import { VaultMenu } from "./vault-menu";
import { type OrderVaultsBy, orderVaults } from "./vault-order";
import styles from "./vault-table.module.css";

export function VaultTable(props: { readonly vaults: readonly ListedVaultView[] }) {
  const order = useVaults((state) => state.order);
  const body = useRef<HTMLTableSectionElement>(null);
  const vaults = orderVaults(props.vaults, order, locale());
  const onKey = useVaultKeys(body, vaults);
  return (
    <table className={`${table.table} ${styles.table}`} aria-label={words.vaults.table}>
      <thead>
        <tr>
          <Heading by="name" label={words.vaults.columnName} className={styles.nameColumn} />
          <Heading by="health" label={words.vaults.columnHealth} className={styles.healthColumn} />
          <Heading by="people" label={words.vaults.columnPeople} className={styles.peopleColumn} />
          <Heading
            by="items"
            label={words.vaults.columnItems}
            className={`${styles.countColumn} ${styles.wideOnly} ${table.number}`}
          />
          <Heading
            by="size"
            label={words.vaults.columnSize}
            className={`${styles.countColumn} ${table.number}`}
          />
          <Heading
            by="change"
            label={words.vaults.columnChange}
            className={`${styles.changeColumn} ${styles.roomyOnly}`}
          />
          <td className={styles.menuColumn} />
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={onKey}>
        {vaults.map((vault) => (
          <VaultRow key={vault.vaultId} vault={vault} />
        ))}
      </tbody>
    </table>
  );
}

function Heading(props: {
  readonly by: OrderVaultsBy;
  readonly label: string;
  readonly className: string | undefined;
}) {
  const order = useVaults((state) => state.order);
  const orderBy = useVaults((state) => state.orderBy);
  const active = order.by === props.by;
  const Arrow = order.direction === "ascending" ? IconArrowUp : IconArrowDown;
  return (
    <th className={props.className ?? ""} scope="col" aria-sort={active ? order.direction : "none"}>
      <UnstyledButton
        className={styles.sort ?? ""}
        data-active={active || undefined}
        onClick={() => orderBy(props.by)}
      >
        {props.label}
        {active && <Arrow size={13} aria-hidden />}
      </UnstyledButton>
    </th>
  );
}

function VaultRow(props: { readonly vault: ListedVaultView }) {
  const { vault } = props;
  const { figures } = vault;
  const goTo = useNavigation((state) => state.goTo);
  const name = vaultNameOf(vault);
  const enter = () => goTo({ at: "folder", vaultId: vault.vaultId, folderId: vault.vaultId });

  return (
    // The whole row is a big target for the mouse; the keyboard has the button with the name in it.
    <tr aria-label={name} data-clickable onClick={enter}>
      <td>
        <div className={table.named}>
          <span className={`${table.namedIcon} ${styles.wideOnly}`}>
            <VaultIcon size={20} />
          </span>
          <div className={table.namedText}>
            <UnstyledButton
              className={table.name ?? ""}
              title={name}
              data-vault-id={vault.vaultId}
              onClick={enter}
            >
              {name}
            </UnstyledButton>
            <span className={table.second} title={vault.folder} data-selectable>
              {vault.folder}
            </span>
            {findingsOf(vault).map((finding) => (
              <ProblemLine key={finding.kind}>{healthSentence(finding)}</ProblemLine>
            ))}
          </div>
        </div>
      </td>
      <td>
        <Health vault={vault} />
      </td>
      <td className={styles.people}>{peopleOf(vault)}</td>
      <td className={`${table.number} ${styles.wideOnly}`}>
        {figures === null ? <Counting /> : formatCount(figures.itemCount)}
      </td>
      <td
        className={table.number}
        title={figures === null ? undefined : formatExactBytes(figures.sizeOnDisk)}
      >
        {figures === null ? <Counting /> : formatByteSize(figures.sizeOnDisk)}
        {figures !== null && (
          <span className={`${table.second} ${styles.narrowOnly}`}>
            {words.numbers.items(figures.itemCount)}
          </span>
        )}
      </td>
      <td
        className={`${styles.change} ${styles.roomyOnly}`}
        title={figures === null ? undefined : formatFullMoment(figures.lastChange)}
      >
        {figures === null ? <Counting /> : formatMoment(figures.lastChange)}
      </td>
      <td>
        <VaultMenu vault={vault} name={name} />
      </td>
    </tr>
  );
}

/** By words and an icon, never by colour alone. */
function Health(props: { readonly vault: ListedVaultView }) {
  const [worst] = findingsOf(props.vault);
  if (worst !== undefined) {
    return (
      <span className={styles.health} data-tone="caution">
        <IconAlertTriangle size={15} aria-hidden />
        <span>{healthLabel(worst)}</span>
      </span>
    );
  }
  if (props.vault.figures === null)
    return <span className={styles.health}>{words.vaults.health.looking}</span>;
  return (
    <span className={styles.health} data-tone="good">
      <IconCircleCheck size={15} aria-hidden />
      <span>{words.vaults.health.well}</span>
    </span>
  );
}

function Counting() {
  return (
    <span title={words.vaults.counting} role="img" aria-label={words.vaults.counting}>
      …
    </span>
  );
}

function peopleOf(vault: ListedVaultView): string {
  if (vault.role !== "owner") {
    return vault.ownerName === null ? words.vaults.sharedBySomeone : words.vaults.sharedBy(vault.ownerName);
  }
  const people = vault.figures?.people ?? null;
  if (people === null) return words.notShown;
  return people === 0 ? words.vaults.onlyYou : words.numbers.people(people);
}
