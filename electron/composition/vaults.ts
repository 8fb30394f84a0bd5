import { randomUUID } from "node:crypto";
import { CopyService } from "../services/copying/copy-service";
import { Bin } from "../services/deleted/bin";
import { RecentlyDeleted } from "../services/deleted/recently-deleted";
import { ItemDetailsService } from "../services/details/item-details";
import { DragOut } from "../services/dragging/drag-out";
import { InsightService } from "../services/insight/insight-service";
import { UnfinishedJobs } from "../services/jobs/unfinished-jobs";
import { LinesService } from "../services/lines/lines-service";
import { OpenedFiles } from "../services/opened/opened-files";
import type { Outbox } from "../services/outbox/outbox";
import { PreviewService } from "../services/preview/preview-service";
import { toStoredBytes } from "../services/profile/stored-bytes";
import { KnownVaultFigures } from "../services/profile/vault-figures";
import { openAnewJournal } from "../services/vault/anew-journal";
import { EncryptingAnew } from "../services/vault/encrypting-anew";
import { openReKeyJournal } from "../services/vault/re-key-journal";
import { VaultService } from "../services/vault/vault-service";
import type { Access } from "./access";
import type { Foundations } from "./foundations";
import type { Ground } from "./ground";
import type { Trust } from "./trust";

/** The vaults, and what is done with the items in them. */
export type Vaults = Awaited<ReturnType<typeof composeVaults>>;

/** @param later what waits for the key server; not asked before a vault is made */
export async function composeVaults(
  foundations: Foundations,
  { paths, jobs, places, settings, vaultList }: Ground,
  { session, people, engine }: Trust,
  { keyring, given, issued, ledger, ownerKeys }: Access,
  later: () => Outbox,
) {
  const { files, desktop, platform, report } = foundations;
  const folder = paths.journal;
  const opened = new OpenedFiles({ files, engine, desktop, paths, folders: settings, jobs });
  const reKeyJournal = openReKeyJournal({ files, folder });
  const bin = new Bin({ files, folder: paths.deleted, journalFolder: folder, clock: Date.now });
  const vaults = new VaultService({
    session,
    files,
    engine,
    keyring,
    ownerKeys,
    vaultList,
    figures: await KnownVaultFigures.open({ files, path: paths.vaultFigures }),
    desktop,
    places,
    jobs,
    people,
    opened,
    ledger,
    journal: reKeyJournal,
    unfinished: new UnfinishedJobs({ files, folder, session }),
    bin,
    platform,
    keepRootLater: ({ vaultId, nonce, name }) =>
      later().add(vaultId, { kind: "create-vault", name, rootNonce: toStoredBytes(nonce) }),
    vaultNote: () => foundations.vaultNote(settings.get().languageInUse),
  });
  opened.saveThrough(vaults);
  const copying = new CopyService({
    vaults,
    jobs,
    bin,
    folders: settings,
    newDeletionId: () => randomUUID(),
    clock: Date.now,
  });
  return {
    opened,
    reKeyJournal,
    bin,
    vaults,
    copying,
    deleted: new RecentlyDeleted({ vaults, bin, engine, ledger, clock: Date.now, report }),
    drags: new DragOut({ vaults, jobs, engine, files, desktop, held: opened.held, platform }),
    details: new ItemDetailsService({ vaults, people, keyring }),
    previews: new PreviewService({ vaults, engine }),
    lines: new LinesService({ session, vaults, engine }),
    insight: new InsightService({ session, vaults, people, keyring, given, issued }),
    anew: new EncryptingAnew({ vaults, jobs, session, report, journal: openAnewJournal({ files, folder }) }),
  };
}
