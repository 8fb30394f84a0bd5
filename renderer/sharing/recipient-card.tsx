import { ActionIcon, Button, Collapse, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { FingerprintDigits, FingerprintWords } from "../elements/fingerprint";
import { PersonAvatar } from "../elements/person-avatar";
import { ProblemAlert } from "../elements/problem-alert";
import { TrustBadge } from "../elements/trust-badge";
import { useAction } from "../elements/use-action";
import { usePeople } from "../stores";
import { words } from "../words/words";
import styles from "./share-dialog.module.css";

function noteOn({ name, trust, change }: PersonView): string {
  if (change !== null) return words.share.changed[change](name);
  return trust === "verified" ? words.share.verified(name) : words.share.notVerified(name);
}

/** One person to share with: who it is, how sure that is, and the fingerprint to become sure. */
export function RecipientCard(props: {
  readonly person: PersonView;
  readonly onChange: (person: PersonView) => void;
  readonly onLeaveOut: () => void;
}) {
  const { person } = props;
  const { markVerified, acceptRenewed } = usePeople();
  const [comparing, setComparing] = useState(person.trust === "changed");
  const marking = useAction(async () => {
    props.onChange(await markVerified(person));
    setComparing(false);
  });
  const accepting = useAction(async () => {
    props.onChange(await acceptRenewed(person));
    setComparing(false);
  });
  const problem = marking.problem ?? accepting.problem;

  return (
    <li className={styles.person} data-trust={person.trust} aria-label={person.name}>
      <div className={styles.personHead}>
        <PersonAvatar name={person.name} />
        <div className={styles.personText} data-selectable>
          <div className={styles.personName}>{person.name}</div>
          <div className={styles.small}>{person.address}</div>
        </div>
        <TrustBadge person={person} />
        <Tooltip label={words.share.leaveOut(person.name)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={words.share.leaveOut(person.name)}
            onClick={props.onLeaveOut}
          >
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.personNote} role={person.trust === "changed" ? "alert" : undefined}>
        <span>{noteOn(person)}</span>
        <Button
          flex="none"
          size="compact-sm"
          variant="default"
          aria-expanded={comparing}
          onClick={() => setComparing(!comparing)}
        >
          {comparing ? words.share.hideFingerprints : words.share.compare}
        </Button>
      </div>
      <Collapse expanded={comparing}>
        <div className={styles.fingerprints}>
          <FingerprintWords of={person.words} label={words.people.words} />
          <FingerprintDigits of={person.digits} />
          {person.trust !== "verified" && (
            <Button size="xs" loading={marking.working} onClick={() => marking.run()}>
              {words.share.markVerified(person.name)}
            </Button>
          )}
          {person.change === "renewed" && (
            <Button size="xs" variant="default" loading={accepting.working} onClick={() => accepting.run()}>
              {words.people.acceptRenewed(person.name)}
            </Button>
          )}
          {problem !== null && <ProblemAlert problem={problem} />}
        </div>
      </Collapse>
    </li>
  );
}
