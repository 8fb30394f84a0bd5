import { randomUUID } from "node:crypto";
import type { KeychainKind } from "../shared/protocol/ipc/views";
import type { Language } from "../shared/protocol/language";
import { Connection } from "./services/connection/connection";
import { ContainerExamination } from "./services/containers/container-examination";
import { ContainerOpening } from "./services/containers/container-opening";
import { KnownLocations } from "./services/containers/known-locations";
import { OwnerKeys } from "./services/containers/owner-keys";
import { CopyService } from "./services/copying/copy-service";
import { Bin } from "./services/deleted/bin";
import { RecentlyDeleted } from "./services/deleted/recently-deleted";
import { ItemDetailsService } from "./services/details/item-details";
import { Diagnostics, type Surroundings } from "./services/diagnostics/diagnostics";
import { DragOut } from "./services/dragging/drag-out";
import { FindService } from "./services/find/find-service";
import { IdentityService } from "./services/identity/identity-service";
import { Session } from "./services/identity/session";
import { InsightService } from "./services/insight/insight-service";
import { JobRunner } from "./services/jobs/job-runner";
import { UnfinishedJobs } from "./services/jobs/unfinished-jobs";
import { Keyring } from "./services/keyring/keyring";
import { LinesService } from "./services/lines/lines-service";
import { LinksService } from "./services/links/links-service";
import { Lock } from "./services/lock/lock";
import { Alarms } from "./services/log/alarms";
import { Directories } from "./services/log/directories";
import { heldBack } from "./services/log/held-back";
import type { LogPolicy } from "./services/log/log-policy";
import { LogWatch } from "./services/log/log-watch";
import { MetCheckpoints } from "./services/log/met-checkpoints";
import { OpenedFiles } from "./services/opened/opened-files";
import { carryOut } from "./services/outbox/carrying-out";
import { Deferral } from "./services/outbox/deferral";
import { Outbox } from "./services/outbox/outbox";
import { openOutboxJournal } from "./services/outbox/outbox-entry";
import { OutboxService } from "./services/outbox/outbox-service";
import { People } from "./services/people/people";
import { CloudFolders, type Home } from "./services/places/cloud-folders";
import { Places } from "./services/places/places";
import type { Desktop, Engine, Files, Keychain, KeyServer, PagePrinting, SignOn } from "./services/ports";
import { PreviewService } from "./services/preview/preview-service";
import { profilePaths } from "./services/profile/profile-paths";
import { toStoredBytes } from "./services/profile/stored-bytes";
import { KnownVaultFigures } from "./services/profile/vault-figures";
import { VaultList } from "./services/profile/vault-list";
import { ReceivedDecisions } from "./services/received/received-decisions";
import { ReceivedLocations } from "./services/received/received-locations";
import { ReceivedService } from "./services/received/received-service";
import { ReceivedWatch } from "./services/received/received-watch";
import { KitBook } from "./services/recovery-kit/kit-book";
import { RecoveryKitService } from "./services/recovery-kit/recovery-kit-service";
import { Settings } from "./services/settings/settings";
import { GivenAccess } from "./services/sharing/given-access";
import { GrantLedger } from "./services/sharing/grant-ledger";
import { IssuedGrants } from "./services/sharing/issued-grants";
import { SharingService } from "./services/sharing/sharing-service";
import { openAnewJournal } from "./services/vault/anew-journal";
import { EncryptingAnew } from "./services/vault/encrypting-anew";
import { openReKeyJournal } from "./services/vault/re-key-journal";
import { VaultService } from "./services/vault/vault-service";

/** What the services stand on, and what they are told of this computer. */
export interface Foundations {
  readonly userDataFolder: string;
  readonly files: Files;
  readonly engine: Engine;
  readonly keychain: Keychain;
  readonly desktop: Desktop;
  readonly printing: PagePrinting;
  /** What a recovery kit and its page are called. */
  readonly kitFileNames: (language: Language) => { readonly kit: string; readonly page: string };
  readonly connect: (origin: string) => KeyServer;
  readonly signOn: SignOn;
  /** What the company demands of the logs of key servers. */
  readonly logPolicy: LogPolicy;
  readonly suggestedServer: string | null;
  readonly keptIn: KeychainKind;
  readonly platform: NodeJS.Platform;
  /** Where folders of cloud services are looked for. */
  readonly home: Home;
  /** The person's languages as the system lists them, the dearest first. */
  readonly systemLanguages: () => readonly string[];
  /** The note in a new vault's folder. */
  readonly vaultNote: (language: Language) => string;
  /** Before the keys are read again from the keychain; false keeps the app locked. */
  readonly confirmPerson: () => Promise<boolean>;
  readonly surroundings: Surroundings;
  readonly report: (event: string, error: unknown) => void;
}

/** Every service, by the domain of the IPC contract that it serves. */
export interface Services {
  readonly identity: IdentityService;
  readonly recoveryKit: RecoveryKitService;
  readonly people: People;
  readonly alarms: Alarms;
  readonly places: Places;
  readonly cloudFolders: CloudFolders;
  readonly vaults: VaultService;
  readonly insight: InsightService;
  readonly deleted: RecentlyDeleted;
  readonly copying: CopyService;
  readonly drags: DragOut;
  readonly details: ItemDetailsService;
  readonly previews: PreviewService;
  readonly sharing: SharingService;
  readonly connection: Connection;
  /** Sharing and taking away as the screens ask for it: now, or as soon as the key server can be reached. */
  readonly deferral: Deferral;
  readonly outbox: OutboxService;
  readonly anew: EncryptingAnew;
  readonly received: ReceivedService;
  readonly receivedWatch: ReceivedWatch;
  readonly find: FindService;
  readonly links: LinksService;
  readonly lines: LinesService;
  readonly opened: OpenedFiles;
  readonly jobs: JobRunner;
  readonly settings: Settings;
  readonly diagnostics: Diagnostics;
  readonly lock: Lock;
  /** Wipes what an earlier run left, opens the identity, and finishes what was interrupted, the last two in the background. */
  start(): Promise<void>;
  /** Once all jobs have ended: wipes opened plaintext and forgets all keys. */
  close(): Promise<void>;
}

/** Builds the services and opens their files. @throws KeyferryError when the profile cannot be read or written */
export async function composeServices(foundations: Foundations): Promise<Services> {
  const { files, desktop, platform, report, logPolicy } = foundations;
  const paths = profilePaths(foundations.userDataFolder);
  await files.makeFolder(paths.folder, 0o700);
  const session = new Session();
  const connection = new Connection({ session, clock: Date.now });
  const jobs = new JobRunner();
  const isBusy = () => jobs.hasUnended();
  const places = new Places({ desktop });
  const cloudFolders = new CloudFolders({ files, places, home: foundations.home });
  const alarms = await Alarms.open({ files, path: paths.alarms });
  const directories = new Directories({
    files,
    folder: paths.logs,
    evidenceFolder: paths.logEvidence,
    alarms,
    policy: logPolicy,
    clock: Date.now,
  });
  session.takeCheckpointsFrom((server) => directories.newestOf(server));
  const people = await People.open({ files, path: paths.people, session, directories });
  const watch = new LogWatch({ session, directories, alarms, report });
  const met = new MetCheckpoints({ session, directories, people, report });
  const engine = met.listeningTo(foundations.engine);
  const [identity, vaultList, locations] = await Promise.all([
    IdentityService.open({
      ...foundations,
      paths,
      session,
      isBusy,
      connect: (origin) => heldBack(connection.watching(foundations.connect(origin)), directories),
    }),
    VaultList.open({ files, path: paths.vaults }),
    KnownLocations.open({ files, path: paths.locations }),
  ]);
  const settings = await Settings.open({
    files,
    path: paths.settings,
    ownOpenedFolder: paths.opened,
    places,
    vaultFolders: () => vaultList.all().map(({ folder }) => folder),
    systemLanguages: foundations.systemLanguages,
  });
  const opened = new OpenedFiles({ files, engine, desktop, paths, folders: settings, jobs });
  const keyring = await Keyring.open({ files, path: paths.grants, session, people, met });
  const given = await GivenAccess.open({ files, path: paths.given });
  const issued = new IssuedGrants({ session, given });
  const ledger = new GrantLedger({ session, people, keyring, given, issued });
  const journal = openReKeyJournal({ files, folder: paths.journal });
  const bin = new Bin({ files, folder: paths.deleted, journalFolder: paths.journal, clock: Date.now });
  const ownerKeys = new OwnerKeys(people);
  const onDisk = { session, files, engine, keyring, ownerKeys, vaultList };
  const waiting: Outbox = new Outbox({
    session,
    connection,
    journal: openOutboxJournal({ files, folder: paths.journal }),
    carryOut: (change) => carryOut({ session, sharing, jobs, keyring, reKeyJournal: journal }, change),
    report,
    clock: Date.now,
  });
  const figures = await KnownVaultFigures.open({ files, path: paths.vaultFigures });
  const vaults = new VaultService({
    ...onDisk,
    figures,
    desktop,
    places,
    jobs,
    people,
    opened,
    ledger,
    journal,
    unfinished: new UnfinishedJobs({ files, folder: paths.journal, session }),
    bin,
    platform,
    keepRootLater: ({ vaultId, nonce, name }) =>
      waiting.add(vaultId, { kind: "create-vault", name, rootNonce: toStoredBytes(nonce) }),
    vaultNote: () => foundations.vaultNote(settings.get().languageInUse),
  });
  opened.saveThrough(vaults);
  const deleted = new RecentlyDeleted({ vaults, bin, engine, ledger, clock: Date.now });
  const copying = new CopyService({
    vaults,
    jobs,
    bin,
    folders: settings,
    newDeletionId: () => randomUUID(),
    clock: Date.now,
  });
  const drags = new DragOut({ vaults, jobs, engine, files, desktop, held: opened.held, platform });
  const details = new ItemDetailsService({ vaults, people, keyring });
  const previews = new PreviewService({ vaults, engine });
  const sharing = new SharingService({ vaults, people, jobs, given, issued });
  const outbox = new OutboxService({
    outbox: waiting,
    connection,
    vaults,
    people,
    jobs,
    reKeyJournal: journal,
  });
  const anew = new EncryptingAnew({
    vaults,
    jobs,
    session,
    report,
    journal: openAnewJournal({ files, folder: paths.journal }),
  });
  const deferral = new Deferral({ session, connection, outbox: waiting, sharing, people, vaults });
  const insight = new InsightService({ session, vaults, people, keyring, given, issued });
  const examination = new ContainerExamination({ engine, keyring, ownerKeys });
  const opening = new ContainerOpening({
    engine,
    files,
    examination,
    opened,
    used: (header) => void received.acceptOpened(header),
  });
  const whereabouts = new ReceivedLocations({ files, engine, vaultList, locations });
  const received: ReceivedService = new ReceivedService({
    session,
    vaultList,
    decisions: await ReceivedDecisions.open({ files, path: paths.received }),
    keyring,
    jobs,
    desktop,
    places,
    opening,
    whereabouts,
    vaults: vaults.listed,
  });
  const receivedWatch = new ReceivedWatch({ session, connection, received, report });
  const find = new FindService({
    used: (header) => void received.acceptOpened(header),
    files,
    desktop,
    jobs,
    places,
    people,
    examination,
    opening,
    locations,
    vaults: vaults.listed,
  });

  const lines = new LinesService({ session, vaults, engine });
  const links = new LinksService({ session, people, received, vaults, vaultList });
  const recoveryKit = new RecoveryKitService({
    files,
    desktop,
    printing: foundations.printing,
    places,
    session,
    identity,
    book: await KitBook.open({ files, path: paths.recoveryKit, clock: Date.now }),
    connect: foundations.connect,
    provenRecords: (server, userId) => directories.provenRecordsOf(server, userId),
    clock: Date.now,
    fileNames: () => foundations.kitFileNames(settings.get().languageInUse),
  });

  const { confirmPerson } = foundations;
  const lock = new Lock({ session, identity, jobs, opened, vaults, keyring, find, confirmPerson, report });

  const diagnostics = new Diagnostics({
    files,
    desktop,
    identity,
    people,
    vaultList,
    received,
    alarms,
    jobs,
    settings,
    surroundings: foundations.surroundings,
    clock: Date.now,
  });

  const inBackground = (event: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => report(event, error));
  };
  return {
    identity,
    recoveryKit,
    people,
    alarms,
    places,
    cloudFolders,
    vaults,
    insight,
    deleted,
    copying,
    drags,
    details,
    previews,
    sharing,
    connection,
    deferral,
    outbox,
    anew,
    received,
    receivedWatch,
    find,
    links,
    lines,
    opened,
    jobs,
    settings,
    diagnostics,
    lock,
    start: async () => {
      watch.start();
      inBackground("watching vaults", vaults.watchFolders());
      inBackground("removing what was deleted long ago", deleted.removeExpired());
      await opened.start().catch((error: unknown) => report("wiping what an earlier run left", error));
      inBackground(
        "taking up interrupted work",
        identity.load().then(async () => {
          if (session.problem() !== null) return;
          await vaults.resumeUnfinished();
          receivedWatch.start();
          outbox.start();
          anew.start();
          await opened.saveLeftOvers();
        }),
      );
    },
    close: async () => {
      const steps: readonly (() => Promise<void> | void)[] = [
        () => opened.wipe(),
        () => watch.close(),
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
    },
  };
}
