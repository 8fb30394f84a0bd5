import type { App } from "electron";
import { z } from "zod";

/** What a second start tells the first one. It comes from another process, so it is checked like any input. */
const givenSchema = z.object({
  paths: z.array(z.string().min(1).max(32_768)).max(1_000),
  links: z.array(z.string().min(1).max(32_768)).max(100),
});

/** What a command line gives to open: absolute paths of containers, and links. */
export type Given = z.infer<typeof givenSchema>;

/**
 * Makes this the only Keyferry of its user data folder; two profiles may run side by side.
 * @param given  what this command line names, handed to the first instance if there is one
 * @returns false when another instance runs already: it was told, and this one should end
 */
export function claimSingleInstance(
  app: Pick<App, "requestSingleInstanceLock" | "on">,
  given: Given,
  onSecondStart: (given: Given) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ ...given })) return false;
  app.on("second-instance", (_event, _argv, _workingFolder, additionalData) => {
    const parsed = givenSchema.safeParse(additionalData);
    onSecondStart(parsed.success ? parsed.data : { paths: [], links: [] });
  });
  return true;
}
