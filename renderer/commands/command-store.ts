import { create } from "zustand";
import { COMMANDS, type Command } from "../../shared/protocol/commands";

type Handler = () => void;

export interface Commands {
  /** For each command what does it now, the latest last; a screen that is covered by another stays registered below it. */
  readonly handlers: Readonly<Partial<Record<Command, readonly Handler[]>>>;
  /** @returns a function that takes it back */
  readonly offer: (command: Command, handler: Handler) => () => void;
  /** @returns whether there was anything to do */
  readonly run: (command: Command) => boolean;
}

/** What the screens can do now, by name: for keys and for the menu bar. */
export const createCommandStore = () =>
  create<Commands>()((set, get) => ({
    handlers: {},
    offer: (command, handler) => {
      set(({ handlers }) => ({
        handlers: { ...handlers, [command]: [...(handlers[command] ?? []), handler] },
      }));
      return () =>
        set(({ handlers }) => {
          const others = (handlers[command] ?? []).filter((one) => one !== handler);
          return { handlers: { ...handlers, [command]: others } };
        });
    },
    run: (command) => {
      const handler = get().handlers[command]?.at(-1);
      handler?.();
      return handler !== undefined;
    },
  }));

/** Commands that work while a dialog is open, too. */
const OVER_DIALOGS: ReadonlySet<Command> = new Set(["lock"]);

/** What can be done now. @param behindDialog whether a dialog covers the screens */
export function available({ handlers }: Pick<Commands, "handlers">, behindDialog: boolean): Command[] {
  return COMMANDS.filter(
    (command) => (handlers[command] ?? []).length > 0 && (!behindDialog || OVER_DIALOGS.has(command)),
  );
}
