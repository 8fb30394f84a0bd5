import { Badge, UnstyledButton } from "@mantine/core";
import {
  IconInbox,
  IconLoader2,
  IconLock,
  IconSearch,
  IconSettings,
  IconStack2,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { ConnectionEntry } from "../connection/connection-entry";
import { PersonAvatar } from "../elements/person-avatar";
import { isWaiting } from "../jobs/job-store";
import { askToLock } from "../lock/ask-to-lock";
import { Logo } from "../look/logo";
import { type Section, sectionOf } from "../navigation/screen";
import { NewCount, SpokenNewCount } from "../received/new-count";
import { useDialogs, useJobs, useNavigation } from "../stores";
import { VaultIcon } from "../vaults/vault-icon";
import { words } from "../words/words";
import styles from "./sidebar.module.css";

const SECTIONS: readonly {
  readonly section: Exclude<Section, "settings">;
  readonly Icon: ComponentType<{ size: number; stroke: number; "aria-hidden"?: boolean }>;
}[] = [
  { section: "vaults", Icon: VaultIcon },
  { section: "received", Icon: IconInbox },
  { section: "find", Icon: IconSearch },
  { section: "people", Icon: IconUsers },
];

/** The left side of the window: where one can go, what is going on, and who one is. */
export function Sidebar(props: { readonly me: IdentityView & { state: "ready" } }) {
  const current = useNavigation((state) => sectionOf(state.screen));
  const goTo = useNavigation((state) => state.goTo);

  return (
    <aside className={styles.sidebar} aria-label={words.appName}>
      <div className={styles.brand}>
        <Logo size={28} />
        <span className={styles.brandName}>{words.appName}</span>
      </div>
      <nav aria-label={words.frame.navigation} className={styles.sections}>
        {SECTIONS.map(({ section, Icon }) => (
          <UnstyledButton
            key={section}
            className={styles.entry}
            aria-current={section === current ? "page" : undefined}
            onClick={() => goTo({ at: section })}
          >
            <Icon size={19} stroke={1.7} aria-hidden />
            {words.frame[section]}
            {section === "received" && <NewCount />}
          </UnstyledButton>
        ))}
      </nav>
      <SpokenNewCount />
      <div className={styles.bottom}>
        <ConnectionEntry />
        <JobsEntry />
        <UnstyledButton
          className={styles.entry}
          aria-current={current === "settings" ? "page" : undefined}
          onClick={() => goTo({ at: "settings" })}
        >
          <IconSettings size={19} stroke={1.7} aria-hidden />
          {words.frame.settings}
        </UnstyledButton>
        <UnstyledButton
          className={styles.entry}
          aria-keyshortcuts="Control+L"
          onClick={() => void askToLock()}
        >
          <IconLock size={19} stroke={1.7} aria-hidden />
          {words.lock.lock}
        </UnstyledButton>
        <IdentityEntry me={props.me} />
      </div>
    </aside>
  );
}

function JobsEntry() {
  const running = useJobs((state) => state.jobs.filter((job) => job.state === "running").length);
  const waiting = useJobs((state) => state.jobs.filter(isWaiting).length);
  const status = [
    ...(running > 0 ? [words.jobs.running(running)] : []),
    ...(waiting > 0 ? [words.jobs.waiting(waiting)] : []),
  ].join(", ");
  const open = useDialogs((state) => state.open);
  return (
    <div className={styles.jobs}>
      <UnstyledButton className={styles.entry} aria-haspopup="dialog" onClick={() => open({ kind: "jobs" })}>
        {running > 0 ? (
          <IconLoader2 size={19} stroke={1.7} className={styles.turning} aria-hidden />
        ) : (
          <IconStack2 size={19} stroke={1.7} aria-hidden />
        )}
        {words.jobs.heading}
      </UnstyledButton>
      {running + waiting > 0 && (
        <Badge
          size="sm"
          circle={running + waiting < 10}
          color={running > 0 ? "" : "gray.7"}
          className={styles.count}
          aria-hidden
        >
          {running + waiting}
        </Badge>
      )}
      <output className={styles.forScreenReaders}>{status}</output>
    </div>
  );
}

function IdentityEntry(props: { readonly me: IdentityView & { state: "ready" } }) {
  const open = useDialogs((state) => state.open);
  return (
    <div className={styles.identityLine}>
      <UnstyledButton
        className={styles.identity}
        aria-haspopup="dialog"
        onClick={() => open({ kind: "identity" })}
      >
        <PersonAvatar name={props.me.name} />
        <span className={styles.forScreenReaders}>{words.frame.yourIdentity}: </span>
        <span className={styles.identityText}>
          <span className={styles.identityName}>{props.me.name}</span>
          <span className={styles.identityAddress}>{props.me.address}</span>
        </span>
      </UnstyledButton>
    </div>
  );
}
