import { KnownLocations } from "../services/containers/known-locations";
import { JobRunner } from "../services/jobs/job-runner";
import { CloudFolders } from "../services/places/cloud-folders";
import { Places } from "../services/places/places";
import { profilePaths } from "../services/profile/profile-paths";
import { VaultList } from "../services/profile/vault-list";
import { Settings } from "../services/settings/settings";
import type { Foundations } from "./foundations";

/** What needs neither keys nor key server: the profile's folder, its jobs and places, and what was chosen for this computer. */
export type Ground = Awaited<ReturnType<typeof layGround>>;

export async function layGround({ files, desktop, home, systemLanguages, userDataFolder }: Foundations) {
  const paths = profilePaths(userDataFolder);
  await files.makeFolder(paths.folder, 0o700);
  const places = new Places({ desktop });
  const [vaultList, locations] = await Promise.all([
    VaultList.open({ files, path: paths.vaults }),
    KnownLocations.open({ files, path: paths.locations }),
  ]);
  const settings = await Settings.open({
    files,
    path: paths.settings,
    ownOpenedFolder: paths.opened,
    places,
    vaultFolders: () => vaultList.all().map(({ folder }) => folder),
    systemLanguages,
  });
  const cloudFolders = new CloudFolders({ files, places, home });
  return { paths, jobs: new JobRunner(), places, cloudFolders, vaultList, locations, settings };
}
