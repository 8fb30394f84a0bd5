import type { RecoveryKitView } from "../../shared/protocol/ipc/recovery-kit-views";
import { formatDay } from "../formatting/moment";
import { words } from "../words/words";

/** How the kit stands, in a sentence. */
export function standingOf({ state, madeAt }: RecoveryKitView): string {
  const { recoveryKit } = words;
  if (state === "none" || state === "words") return recoveryKit.state[state];
  return recoveryKit.state[state](formatDay(madeAt ?? 0));
}
