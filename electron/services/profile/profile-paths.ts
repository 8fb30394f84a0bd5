import { join } from "node:path";

/** Where the app keeps its own files, under the user data folder that the desktop gives it. */
export interface ProfilePaths {
  readonly folder: string;
  readonly identity: string;
  readonly vaults: string;
  /** What was counted in them the last time. */
  readonly vaultFigures: string;
  readonly people: string;
  readonly grants: string;
  /** Who was given what: the owner's own book. */
  readonly given: string;
  /** What was decided about things that others shared. */
  readonly received: string;
  readonly locations: string;
  readonly journal: string;
  /** What is believed about the logs of key servers. */
  readonly logs: string;
  readonly logEvidence: string;
  readonly alarms: string;
  readonly settings: string;
  /** What is known of the recovery kit; not the kit. */
  readonly recoveryKit: string;
  /** Private folder for decrypted files that are open in other applications. */
  readonly opened: string;
  /** Encrypted containers that were deleted and can still be put back. */
  readonly deleted: string;
}

export function profilePaths(userDataFolder: string): ProfilePaths {
  const folder = join(userDataFolder, "profile");
  return {
    folder,
    identity: join(folder, "identity.json"),
    vaults: join(folder, "vaults.json"),
    vaultFigures: join(folder, "vault-figures.json"),
    people: join(folder, "people.json"),
    grants: join(folder, "grants.json"),
    given: join(folder, "given.json"),
    received: join(folder, "received.json"),
    locations: join(folder, "locations.json"),
    journal: join(folder, "journal"),
    logs: join(folder, "logs"),
    logEvidence: join(folder, "log-evidence"),
    alarms: join(folder, "alarms.json"),
    settings: join(folder, "settings.json"),
    recoveryKit: join(folder, "recovery-kit.json"),
    opened: join(userDataFolder, "opened"),
    deleted: join(userDataFolder, "deleted"),
  };
}
