import { ContainerExamination } from "../services/containers/container-examination";
import { ContainerOpening } from "../services/containers/container-opening";
import { FindService } from "../services/find/find-service";
import { LinksService } from "../services/links/links-service";
import { ReceivedDecisions } from "../services/received/received-decisions";
import { ReceivedLocations } from "../services/received/received-locations";
import { ReceivedService } from "../services/received/received-service";
import { ReceivedWatch } from "../services/received/received-watch";
import type { Access } from "./access";
import type { Foundations } from "./foundations";
import type { Ground } from "./ground";
import type { Trust } from "./trust";
import type { Vaults } from "./vaults";

/** What others shared, wherever its containers lie on this computer. */
export type Receiving = Awaited<ReturnType<typeof composeReceiving>>;

export async function composeReceiving(
  { files, desktop, report }: Foundations,
  { paths, jobs, places, vaultList, locations }: Ground,
  { session, connection, people, engine }: Trust,
  { keyring, ownerKeys }: Access,
  { vaults, opened }: Pick<Vaults, "vaults" | "opened">,
) {
  const decisions = await ReceivedDecisions.open({ files, path: paths.received });
  const examination = new ContainerExamination({ engine, keyring, ownerKeys });
  const opening = new ContainerOpening({
    engine,
    files,
    examination,
    opened,
    used: (header) => void received.acceptOpened(header),
  });
  const received: ReceivedService = new ReceivedService({
    session,
    vaultList,
    decisions,
    keyring,
    engine,
    ownerKeys,
    jobs,
    desktop,
    places,
    opening,
    whereabouts: new ReceivedLocations({ files, engine, vaultList, locations }),
    vaults: vaults.listed,
  });
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
  return {
    received,
    receivedWatch: new ReceivedWatch({ session, connection, received, report }),
    find,
    links: new LinksService({ session, people, received, vaults, vaultList }),
  };
}
