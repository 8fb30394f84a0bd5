import { Button } from "@mantine/core";
import type { PersonView, ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { ItemIcon } from "../browser/item-icon";
import table from "../elements/list-table.module.css";
import { ProblemLine } from "../elements/problem-line";
import { TrustBadge } from "../elements/trust-badge";
import { formatFullMoment, formatMoment } from "../formatting/moment";
import { VaultIcon } from "../vaults/vault-icon";
import { sentenceFor, words } from "../words/words";
import { grantExtent, grantName } from "./grant-name";
import { GrantTerms } from "./grant-terms";
import styles from "./received-table.module.css";
import { useReceivedActions } from "./use-received-actions";

export function ReceivedTable(props: {
  readonly grants: readonly ReceivedGrantView[];
  readonly label: string;
}) {
  return (
    <table className={`${table.table} ${table.fixed}`} aria-label={props.label}>
      <thead>
        <tr>
          <th className={styles.nameColumn}>{words.received.columnName}</th>
          <th className={styles.fromColumn}>{words.received.columnFrom}</th>
          <td className={styles.actionsColumn} />
        </tr>
      </thead>
      <tbody>
        {props.grants.map((grant) => (
          <ReceivedRow key={`${grant.dataId}-${grant.ownerId}`} grant={grant} />
        ))}
      </tbody>
    </table>
  );
}

function ReceivedRow(props: { readonly grant: ReceivedGrantView }) {
  const { grant } = props;
  const name = grantName(grant);
  return (
    <tr aria-label={name}>
      <td>
        <div className={table.named}>
          <span className={table.namedIcon}>
            <GrantIcon grant={grant} name={name} />
          </span>
          <div className={table.namedText} data-selectable>
            <span className={table.name} title={name}>
              {name}
            </span>
            <span className={table.second} title={formatFullMoment(grant.since)}>
              {words.received.extentSince(grantExtent(grant), formatMoment(grant.since))}
            </span>
            <GrantTerms grant={grant} />
            <span className={table.second} title={grant.location ?? undefined}>
              {grant.location ?? words.received.notFound}
            </span>
            {grant.problem !== null && <ProblemLine>{sentenceFor(grant.problem)}</ProblemLine>}
          </div>
        </div>
      </td>
      <td>
        {grant.owner === null ? (
          <span className={table.dim}>{words.received.unknownOwner}</span>
        ) : (
          <div className={styles.owner} title={grant.owner.address}>
            <span className={styles.ownerName}>{grant.owner.name}</span>
            <TrustBadge person={grant.owner} />
            {grant.standing === "new" && grant.owner.trust !== "verified" && <Compare person={grant.owner} />}
          </div>
        )}
      </td>
      <td>
        <GrantActions grant={grant} name={name} />
      </td>
    </tr>
  );
}

function GrantIcon(props: { readonly grant: ReceivedGrantView; readonly name: string }) {
  const { containerKind } = props.grant;
  if (containerKind === "vault") return <VaultIcon size={20} />;
  return (
    <ItemIcon
      item={{ kind: containerKind === "folder" ? "folder" : "file", name: props.name, mediaType: "" }}
    />
  );
}

function Compare({ person }: { readonly person: PersonView }) {
  const { compare } = useReceivedActions();
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      aria-label={words.received.compareNamed(person.name)}
      onClick={() => compare(person)}
    >
      {words.received.compare}
    </Button>
  );
}

function GrantActions(props: { readonly grant: ReceivedGrantView; readonly name: string }) {
  const { grant, name } = props;
  const { takeBack } = useReceivedActions();
  if (grant.standing === "declined") {
    return (
      <div className={table.rowActions}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={words.received.takeBackNamed(name)}
          onClick={() => takeBack(grant, name)}
        >
          {words.received.takeBack}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.actions}>
      {grant.standing === "new" && <Deciding grant={grant} name={name} />}
      {grant.problem === null && <Using grant={grant} name={name} />}
    </div>
  );
}

function Deciding(props: { readonly grant: ReceivedGrantView; readonly name: string }) {
  const { grant, name } = props;
  const { accept, decline } = useReceivedActions();
  return (
    <div className={table.rowActions}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={words.received.declineNamed(name)}
        onClick={() => decline(grant, name)}
      >
        {words.received.decline}
      </Button>
      {grant.problem === null && (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={words.received.acceptNamed(name)}
          onClick={() => accept(grant, name)}
        >
          {words.received.accept}
        </Button>
      )}
    </div>
  );
}

/** Opening something new accepts it. */
function Using(props: { readonly grant: ReceivedGrantView; readonly name: string }) {
  const { grant, name } = props;
  const actions = useReceivedActions();
  if (grant.location === null) {
    return (
      <div className={table.rowActions}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={words.received.findNamed(name)}
          title={words.received.findHint}
          onClick={actions.find}
        >
          {words.received.findIt}
        </Button>
      </div>
    );
  }
  return (
    <div className={table.rowActions}>
      {grant.containerKind === "file" && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={words.actions.exportNamed(name)}
          onClick={() => actions.exportGrant(grant, name)}
        >
          {words.actions.export}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant={grant.standing === "new" ? "default" : "light"}
        aria-label={words.actions.openNamed(name)}
        onClick={() => actions.open(grant, name)}
      >
        {words.actions.open}
      </Button>
    </div>
  );
}
