import { z } from "zod";
import { commandSchema } from "../commands";
import type { errorCodeSchema } from "../error-codes";
import { appChannels } from "./channels/app";
import { identityChannels } from "./channels/identity";
import { peopleChannels } from "./channels/people";
import { sharingChannels } from "./channels/sharing";
import { vaultChannels } from "./channels/vaults";
import { connectionViewSchema } from "./connection-views";
import { lockViewSchema } from "./lock-views";
import { recoveryKitViewSchema } from "./recovery-kit-views";
import { settingsViewSchema } from "./settings-views";
import { dataIdSchema, jobViewSchema } from "./views";

/**
 * Everything the screens can ask of the main process. One entry is one `invoke` channel: the request is parsed before
 * its handler runs, the response before it leaves. Long work answers at once with a job and reports through events.
 */
export const ipcContract = {
  ...identityChannels,
  ...vaultChannels,
  ...peopleChannels,
  ...sharingChannels,
  ...appChannels,
} as const;

export type IpcContract = typeof ipcContract;
export type IpcChannel = keyof IpcContract;
export type IpcRequest<C extends IpcChannel> = z.infer<IpcContract[C]["request"]>;
export type IpcResponse<C extends IpcChannel> = z.infer<IpcContract[C]["response"]>;

/** What every channel really answers with: errors cross as codes, never as messages or stacks. */
export type IpcAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: z.infer<typeof errorCodeSchema> };

/** What the main process tells the screens unasked. */
export const ipcEvents = {
  "jobs.changed": jobViewSchema,
  /** A vault's content changed, by this app or from outside; lists should be asked for again. */
  "vaults.changed": z.object({ vaultId: dataIdSchema }),
  "received.changed": z.object({}),
  "connection.changed": connectionViewSchema,
  /** Something waits, waits no longer, or needs a decision; and how many changes were just carried out. */
  "outbox.changed": z.object({ carriedOut: z.number().int().nonnegative() }),
  /** An alarm was raised or acknowledged. */
  "alarms.changed": z.object({}),
  /** A container waits to be taken with find.takeHandedOver. */
  "find.handedOver": z.object({}),
  /** A link waits to be taken with links.take or links.takeInvite. */
  "links.opened": z.object({}),
  /** Something was opened, closed, saved or not. */
  "opened.changed": z.object({}),
  "recoveryKit.changed": recoveryKitViewSchema,
  "settings.changed": settingsViewSchema,
  "lock.changed": lockViewSchema,
  /** The person chose “Lock” in the menu while jobs run: she is to be asked. */
  "lock.wanted": z.object({}),
  /** The person chose it in the menu bar. */
  "commands.chosen": z.object({ command: commandSchema }),
  /** Undo in the menu bar: what was typed is taken back already, where the focus is in text. */
  "acts.undoChosen": z.object({}),
} as const satisfies Record<string, z.ZodType>;

export type IpcEventName = keyof typeof ipcEvents;
export type IpcEvent<E extends IpcEventName> = z.infer<(typeof ipcEvents)[E]>;
