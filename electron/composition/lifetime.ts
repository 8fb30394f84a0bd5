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
  const stops: (() => void)[] = [];
  return {
    start: () => start(living, report, stops),
    close: async () => {
      for (const stop of stops) stop();
      await close(living, report);
    },
  };
}

/** @param stops gets what is to be called off at the end */
async function start(living: Living, report: Report, stops: (() => void)[]): Promise<void> {
  const { logWatch, vaults, deleted, opened } = living;
  const inBackground = (event: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => report(event, error));
  };
  logWatch.start();
  inBackground("watching vaults", vaults.watchFolders());
  deleted.start();
  await opened.start().catch((error: unknown) => report("wiping what an earlier run left", error));
  inBackground("opening the identity", openIdentity(living, inBackground, stops));
}

type InBackground = (event: string, work: Promise<unknown>) => void;

/** What goes on by itself begins in any case: each finds out when there is somebody to work for. */
async function openIdentity(
  living: Living,
  inBackground: InBackground,
  stops: (() => void)[],
): Promise<void> {
  const { session, identity, vaults, opened, receivedWatch, outbox, anew } = living;
  await identity.load();
  const resumed = onceOpen(session, stops, () => vaults.resumeUnfinished());
  if (session.problem() === null) await resumed.catch(() => undefined);
  receivedWatch.start();
  outbox.start();
  anew.start();
  inBackground(
    "taking up interrupted work",
    resumed.then(() => opened.saveLeftOvers()),
  );
}

/** Acts now, or at the first enrolment, or when the keychain that was locked is open. */
async function onceOpen(
  session: Living["session"],
  stops: (() => void)[],
  act: () => Promise<void>,
): Promise<void> {
  if (session.problem() !== null) {
    await new Promise<void>((resolve) => {
      const stop = session.onOpen(() => {
        stop();
        resolve();
      });
      stops.push(stop);
    });
  }
  await act();
}

async function close(living: Living, report: Report): Promise<void> {
  const { opened, logWatch, receivedWatch, outbox, anew, deleted } = living;
  const { connection, vaults, keyring, identity, engine } = living;
  const steps: readonly (() => Promise<void> | void)[] = [
    () => opened.wipe(),
    () => logWatch.close(),
    () => receivedWatch.close(),
    () => outbox.close(),
    () => anew.close(),
    () => deleted.close(),
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
