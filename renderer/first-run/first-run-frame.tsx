import { Title } from "@mantine/core";
import { IconFolderShare, IconKey, IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Logo } from "../look/logo";
import { words } from "../words/words";
import styles from "./first-run.module.css";

/** Where the server is, who one is, the keys, the recovery kit. */
const STEPS = 4;
const ICONS = [IconLock, IconFolderShare, IconKey];

/** The window before there is a usable identity: what Keyferry is on the left, what is to be done on the right. */
export function FirstRunFrame(props: {
  readonly title: string;
  readonly hint?: string;
  /** Which of the steps this is, counted from 1; none outside of them. */
  readonly step?: number;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.frame}>
      <aside className={styles.story} aria-label={words.appName}>
        <div className={styles.brand}>
          <Logo size={36} />
          <span>{words.appName}</span>
        </div>
        <ul className={styles.promises}>
          {words.firstRun.promises.map((promise, index) => {
            const Icon = ICONS[index] ?? IconKey;
            return (
              <li key={promise.title} className={styles.promise}>
                <Icon size={22} stroke={1.6} aria-hidden className={styles.promiseIcon} />
                <div>
                  <p className={styles.promiseTitle}>{promise.title}</p>
                  <p className={styles.promiseText}>{promise.text}</p>
                </div>
              </li>
            );
          })}
        </ul>
      </aside>
      <main className={styles.work}>
        <div className={styles.sheet}>
          {props.step !== undefined && (
            <p className={styles.step}>{words.firstRun.step(props.step, STEPS)}</p>
          )}
          <Title order={1}>{props.title}</Title>
          {props.hint !== undefined && <p className={styles.hint}>{props.hint}</p>}
          {props.children}
        </div>
      </main>
    </div>
  );
}
