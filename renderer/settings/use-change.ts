import type { SettingsChange } from "../../shared/protocol/ipc/settings-views";
import { type Action, useAction } from "../elements/use-action";
import { useSettings } from "../stores";

/** A change of the settings that one section makes, and whether it worked out. */
export function useChange(): Action<[SettingsChange]> {
  const change = useSettings((state) => state.change);
  return useAction((wanted: SettingsChange) => change(wanted));
}
