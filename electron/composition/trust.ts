import { Connection } from "../services/connection/connection";
import { IdentityService } from "../services/identity/identity-service";
import { Session } from "../services/identity/session";
import { Alarms } from "../services/log/alarms";
import { Directories } from "../services/log/directories";
import { heldBack } from "../services/log/held-back";
import { LogWatch } from "../services/log/log-watch";
import { MetCheckpoints } from "../services/log/met-checkpoints";
import { People } from "../services/people/people";
import { KitBook } from "../services/recovery-kit/kit-book";
import { RecoveryKitService } from "../services/recovery-kit/recovery-kit-service";
import type { Foundations } from "./foundations";
import type { Ground } from "./ground";

/** Who the person is, whom she knows, and what is believed of the key servers and their logs. */
export type Trust = Awaited<ReturnType<typeof composeTrust>>;

/** `engine` of the answer also learns the checkpoints of all containers that it reads: no other is to be used from here on. */
export async function composeTrust(foundations: Foundations, { paths, jobs, places, settings }: Ground) {
  const { files, report } = foundations;
  const session = new Session();
  const connection = new Connection({ session, clock: Date.now });
  const alarms = await Alarms.open({ files, path: paths.alarms });
  const directories = new Directories({
    files,
    folder: paths.logs,
    evidenceFolder: paths.logEvidence,
    alarms,
    policy: foundations.logPolicy,
    clock: Date.now,
  });
  session.takeCheckpointsFrom((server) => directories.newestOf(server));
  const people = await People.open({ files, path: paths.people, session, directories });
  const logWatch = new LogWatch({ session, directories, alarms, report });
  const met = new MetCheckpoints({ session, directories, people, report });
  const engine = met.listeningTo(foundations.engine);
  const identity = await IdentityService.open({
    ...foundations,
    paths,
    session,
    isBusy: () => jobs.hasUnended(),
    connect: (origin) => heldBack(connection.watching(foundations.connect(origin)), directories),
  });
  const recoveryKit = new RecoveryKitService({
    files,
    desktop: foundations.desktop,
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
  return { session, connection, alarms, people, logWatch, met, engine, identity, recoveryKit };
}
