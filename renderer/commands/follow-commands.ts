import { COMMAND_KEYS, COMMANDS, type Command } from "../../shared/protocol/commands";
import { isMac } from "../look/platform";
import { keyferry, useCommands, useDialogs } from "../stores";
import { available } from "./command-store";
import { isKey } from "./keys";

const isBehindDialog = (): boolean => useDialogs.getState().shown.some(({ opened }) => opened);

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea)$/i.test(target.tagName))
  );
}

/** A lone question mark asks for help, unless it is being written. */
function isCallForHelp(event: KeyboardEvent): boolean {
  return event.key === "?" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
}

/** The command that a key asks for; null for none. */
function commandOf(event: KeyboardEvent): Command | null {
  const found = COMMANDS.find((command) => {
    const keys = COMMAND_KEYS[command];
    return keys !== null && isKey(event, keys, isMac());
  });
  // Alt and the arrow move by words where text is typed on a Mac.
  return found === "go-back" && isMac() && isTyping(event.target) ? null : (found ?? null);
}

/** Has keys and the menu bar do what the screens offer, and tells the menu bar what that is. Call what it returns to stop. */
export function followCommands(): () => void {
  const run = (command: Command): boolean =>
    available(useCommands.getState(), isBehindDialog()).includes(command) &&
    useCommands.getState().run(command);
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = commandOf(event);
    if (command !== null && run(command)) event.preventDefault();
  };
  // Before the list of items takes it for the beginning of a name.
  const onCallForHelp = (event: KeyboardEvent) => {
    if (!isCallForHelp(event) || !run("show-shortcuts")) return;
    event.preventDefault();
    event.stopPropagation();
  };
  let told = "";
  const tell = () => {
    const now = available(useCommands.getState(), isBehindDialog());
    if (now.join() === told) return;
    told = now.join();
    // While the app is locked nothing can be told, and the menu bar knows by itself that nothing can be done.
    void keyferry.commands.offer({ available: now });
  };
  // What registers anew within one drawing of the screen is one change.
  let isPlanned = false;
  const tellSoon = () => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(() => {
      isPlanned = false;
      tell();
    });
  };
  const stops = [
    keyferry.on("commands.chosen", ({ command }) => void run(command)),
    useCommands.subscribe(tellSoon),
    useDialogs.subscribe(tellSoon),
  ];
  window.addEventListener("keydown", onKey);
  window.addEventListener("keydown", onCallForHelp, { capture: true });
  tellSoon();
  return () => {
    window.removeEventListener("keydown", onKey);
    window.removeEventListener("keydown", onCallForHelp, { capture: true });
    for (const stop of stops) stop();
    void keyferry.commands.offer({ available: [] });
  };
}
