import { join } from "node:path";
import type { LogOptions } from "../settings";
import { loadOrCreateLogSecrets } from "./log-secrets";

/** The file that remembers the newest checkpoint outside the database. */
export function markFileIn(folder: string): string {
  return join(folder, "log-checkpoint");
}

/**
 * A log whose keys and mark are kept in the data folder.
 * @throws LogSecretsError
 */
export async function keptLog(
  folder: string,
  { witnesses, quorum }: Pick<LogOptions, "witnesses" | "quorum">,
): Promise<LogOptions> {
  return { secrets: await loadOrCreateLogSecrets(folder), markFile: markFileIn(folder), witnesses, quorum };
}
