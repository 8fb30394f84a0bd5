import type { App } from "electron";
import { z } from "zod";

/** What a second start tells the first one. It comes from another process, so it is checked like any input. */
const secondStartSchema = z.object({ paths: z.array(z.string().min(1).max(32_768)).max(1_000) });

/**
 * Makes this the only Keyferry of its user data folder; two profiles may run side by side.
 * @param paths  absolute paths of the containers on this command line, handed to the first instance if there is one
 * @returns false when another instance runs already: it was told, and this one should end
 */
export function claimSingleInstance(
  app: Pick<App, "requestSingleInstanceLock" | "on">,
  paths: readonly string[],
  onSecondStart: (paths: readonly string[]) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ paths: [...paths] })) return false;
  app.on("second-instance", (_event, _argv, _workingFolder, additionalData) => {
    const parsed = secondStartSchema.safeParse(additionalData);
    onSecondStart(parsed.success ? parsed.data.paths : []);
  });
  return true;
}
