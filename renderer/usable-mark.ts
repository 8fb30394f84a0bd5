import { useVaults } from "./stores";

/**
 * Marks the moment from which the list of vaults stands and can be used, for `npm run bench:app`: what a person waits for
 * when the app starts.
 */
export function markWhenUsable(): void {
  const stop = useVaults.subscribe(({ vaults }) => {
    if (vaults.state !== "ready") return;
    stop();
    // The list is in the page once the next frame is made.
    requestAnimationFrame(() => performance.mark("vaults-usable"));
  });
}
