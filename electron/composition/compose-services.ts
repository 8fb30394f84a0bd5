import { Diagnostics } from "../services/diagnostics/diagnostics";
import { Lock } from "../services/lock/lock";
import { composeAccess } from "./access";
import type { Foundations } from "./foundations";
import { layGround } from "./ground";
import { lifetimeOf } from "./lifetime";
import { composeReceiving } from "./receiving";
import type { Services } from "./services";
import { composeSharing, type Sharing } from "./sharing";
import { composeTrust } from "./trust";
import { composeVaults } from "./vaults";

/**
 * Builds the services and opens their files, subject by subject: each stands on those before it.
 * @throws KeyferryError when the profile cannot be read or written
 */
export async function composeServices(foundations: Foundations): Promise<Services> {
  const { files, desktop, surroundings, confirmPerson, report } = foundations;
  const ground = await layGround(foundations);
  const trust = await composeTrust(foundations, ground);
  const access = await composeAccess(foundations, ground, trust);
  const own = await composeVaults(foundations, ground, trust, access, () => sharing.waiting);
  const sharing: Sharing = composeSharing(foundations, ground, trust, access, own);
  const receiving = await composeReceiving(foundations, ground, trust, access, own);

  const { jobs, places, cloudFolders, vaultList, settings } = ground;
  const { session, connection, alarms, people, identity, recoveryKit } = trust;
  const { keyring } = access;
  const { opened, vaults } = own;
  const { received, find } = receiving;
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
    surroundings,
    clock: Date.now,
  });
  return {
    jobs,
    places,
    cloudFolders,
    settings,
    connection,
    alarms,
    people,
    identity,
    recoveryKit,
    ...own,
    ...sharing,
    ...receiving,
    lock,
    diagnostics,
    ...lifetimeOf({ ...trust, ...access, ...own, ...sharing, ...receiving }, report),
  };
}
