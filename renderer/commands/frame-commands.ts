import { useEffect } from "react";
import { askToLock } from "../lock/ask-to-lock";
import { useDialogs, useNavigation } from "../stores";
import { followCommands } from "./follow-commands";
import { useCommand } from "./use-command";

/** Everything that can be done from any screen. */
export function useFrameCommands(): void {
  const goTo = useNavigation((state) => state.goTo);
  const goBack = useNavigation((state) => state.goBack);
  const hasBefore = useNavigation((state) => state.before.length > 0);
  const open = useDialogs((state) => state.open);
  useEffect(followCommands, []);
  useCommand("go-vaults", () => goTo({ at: "vaults" }));
  useCommand("go-received", () => goTo({ at: "received" }));
  useCommand("go-find", () => goTo({ at: "find" }));
  useCommand("go-people", () => goTo({ at: "people" }));
  useCommand("go-settings", () => goTo({ at: "settings" }));
  useCommand("go-back", hasBefore ? goBack : null);
  useCommand("show-jobs", () => open({ kind: "jobs" }));
  useCommand("show-shortcuts", () => open({ kind: "shortcuts" }));
  useCommand("new-vault", () => {
    goTo({ at: "vaults" });
    open({ kind: "new-vault" });
  });
  useCommand("lock", () => void askToLock());
}
