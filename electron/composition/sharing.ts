import { carryOut } from "../services/outbox/carrying-out";
import { Deferral } from "../services/outbox/deferral";
import { Outbox } from "../services/outbox/outbox";
import { openOutboxJournal } from "../services/outbox/outbox-entry";
import { OutboxService } from "../services/outbox/outbox-service";
import { SharingService } from "../services/sharing/sharing-service";
import type { Access } from "./access";
import type { Foundations } from "./foundations";
import type { Ground } from "./ground";
import type { Trust } from "./trust";
import type { Vaults } from "./vaults";

/** Giving and taking away, now or as soon as the key server can be reached. */
export type Sharing = ReturnType<typeof composeSharing>;

export function composeSharing(
  { files, report }: Foundations,
  { paths, jobs }: Ground,
  { session, connection, people }: Trust,
  { keyring, given, issued }: Access,
  { vaults, reKeyJournal, bin }: Pick<Vaults, "vaults" | "reKeyJournal" | "bin">,
) {
  const sharing = new SharingService({ vaults, people, jobs, given, issued, bin });
  const waiting = new Outbox({
    session,
    connection,
    jobs,
    journal: openOutboxJournal({ files, folder: paths.journal }),
    carryOut: (change) => carryOut({ session, sharing, jobs, keyring, reKeyJournal }, change),
    report,
    clock: Date.now,
  });
  const outbox = new OutboxService({ outbox: waiting, connection, vaults, people, jobs, reKeyJournal });
  const deferral = new Deferral({ session, connection, outbox: waiting, sharing, people, vaults });
  return { sharing, waiting, outbox, deferral };
}
