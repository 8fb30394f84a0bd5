import type { Access } from "./access";
import type { Foundations } from "./foundations";
import type { Receiving } from "./receiving";
import type { Services } from "./services";
import type { Sharing } from "./sharing";
import type { Trust } from "./trust";
import type { Vaults } from "./vaults";

type Report = Foundations["report"];

/** Everything that begins by itself, or holds what must be gone at the end. */
export type Living = Pick<Trust, "session" | "connection" | "logWatch" | "engine" | "identity"> &
  Pick<Access, "keyring"> &
  Pick<Vaults, "vaults" | "opened" | "deleted" | "anew"> &
  Pick<Sharing, "outbox"> &
  Pick<Receiving, "receivedWatch">;

/** How the services begin their work and end it, as `Services` says. */
export function lifetimeOf(living: Living, report: Report): Pick<Services, "start" | "close"> {
  return { start: () => start(living, report), close: () => close(living, report) };
}

async function start(living: Living, report: Report): Promise<void> {
  const { logWatch, vaults, deleted, opened } = living;
  const inBackground = (event: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => report(event, error));
  };
  logWatch.start();
  inBackground("watching vaults", vaults.watchFolders());
  inBackground("removing what was deleted long ago", deleted.removeExpired());
  await opened.start().catch((error: unknown) => report("wiping what an earlier run left", error));
  inBackground("taking up interrupted work", takeUp(living));
}

async function takeUp({
  session,
  identity,
  vaults,
  receivedWatch,
  outbox,
  anew,
  opened,
}: Living): Promise<void> {
  await identity.load();
  if (session.problem() !== null) return;
  await vaults.resumeUnfinished();
  receivedWatch.start();
  outbox.start();
  anew.start();
  await opened.saveLeftOvers();
}

async function close(living: Living, report: Report): Promise<void> {
  const { opened, logWatch, receivedWatch, outbox, anew, connection, vaults, keyring, identity, engine } =
    living;
  const steps: readonly (() => Promise<void> | void)[] = [
    () => opened.wipe(),
    () => logWatch.close(),
    () => receivedWatch.close(),
    () => outbox.close(),
    () => anew.close(),
    () => connection.close(),
    () => vaults.close(),
    () => keyring.close(),
    () => identity.close(),
    () => engine.close(),
  ];
  // One step that fails keeps no key in memory and no plaintext on the disk.
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      report("ending", error);
    }
  }
}
