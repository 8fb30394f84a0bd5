import type { Command } from "../../shared/protocol/commands";
import type { IpcHandlersOf } from "./register";

/** Takes what the screens can do now. */
export type TakeOffered = (available: readonly Command[]) => void;

export const commandHandlers = (offered: TakeOffered): IpcHandlersOf<"commands"> => ({
  "commands.offer": ({ available }) => offered(available),
});
