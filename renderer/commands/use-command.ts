import { useEffect, useRef } from "react";
import type { Command } from "../../shared/protocol/commands";
import { useCommands } from "../stores";

/**
 * Lets a key and the menu bar do what this screen can do.
 * @param act null while there is nothing to do, which greys the entry in the menu
 */
export function useCommand(command: Command, act: (() => void) | null): void {
  const offer = useCommands((state) => state.offer);
  const latest = useRef(act);
  latest.current = act;
  const isPossible = act !== null;
  useEffect(
    () => (isPossible ? offer(command, () => latest.current?.()) : undefined),
    [offer, command, isPossible],
  );
}
