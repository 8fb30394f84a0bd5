import type { IpcMain, IpcMainInvokeEvent } from "electron";
import type { ZodError } from "zod";
import type { ErrorCode } from "../../shared/protocol/error-codes";
import {
  type IpcAnswer,
  type IpcChannel,
  type IpcRequest,
  type IpcResponse,
  ipcContract,
} from "../../shared/protocol/ipc/contract";
import { KeyferryError } from "../services/keyferry-error";
import { type InvokeSender, isOwnPage } from "./sender-check";
import { CHANNELS_WHILE_LOCKED } from "./while-locked";

export type IpcHandler<C extends IpcChannel> = (
  request: IpcRequest<C>,
) => IpcResponse<C> | Promise<IpcResponse<C>>;

/** One handler for every channel of the contract: leaving one out does not compile. */
export type IpcHandlers = { readonly [C in IpcChannel]: IpcHandler<C> };

/** The handlers of one domain, e.g. `IpcHandlersOf<"items">` for all of `items.*`. */
export type IpcHandlersOf<D extends string> = {
  readonly [C in Extract<IpcChannel, `${D}.${string}`>]: IpcHandler<C>;
};

export interface RegistrationOptions {
  /** The window whose page may ask; null while there is none. */
  readonly ownContentsId: () => number | null;
  readonly isLocked: () => boolean;
  /** Told of what the user cannot mend: foreign senders, broken requests, faults of our own. */
  readonly report: (event: string, error: unknown) => void;
}

const LOCKED = { ok: false, code: "locked" } as const;

function codeOf(error: unknown, channel: IpcChannel, report: RegistrationOptions["report"]): ErrorCode {
  if (error instanceof KeyferryError) {
    if (error.code === "internal") report(`ipc ${channel}`, error);
    return error.code;
  }
  report(`ipc ${channel}`, error);
  return "internal";
}

function answerer<C extends IpcChannel>(channel: C, handler: IpcHandler<C>, options: RegistrationOptions) {
  const schemas = ipcContract[channel];
  const isShut = () => options.isLocked() && !CHANNELS_WHILE_LOCKED.has(channel);
  return async (event: InvokeSender, request: unknown): Promise<IpcAnswer<IpcResponse<C>>> => {
    if (!isOwnPage(event, options.ownContentsId())) {
      const refusal = new Error(`A page other than Keyferry's own asked for ${channel}; it was refused.`);
      options.report("ipc refused", refusal);
      throw refusal;
    }
    if (isShut()) return LOCKED;
    const parsedRequest = schemas.request.safeParse(request);
    if (!parsedRequest.success) {
      options.report(`ipc ${channel} request`, describeSchemaMismatch(parsedRequest.error));
      return { ok: false, code: "request-invalid" };
    }
    try {
      const response = await handler(parsedRequest.data as IpcRequest<C>);
      // The page has forgotten everything by now, and must not be given anything to remember.
      if (isShut()) return LOCKED;
      return { ok: true, value: schemas.response.parse(response) as IpcResponse<C> };
    } catch (error) {
      return isShut() ? LOCKED : { ok: false, code: codeOf(error, channel, options.report) };
    }
  };
}

/** Where a value did not fit its schema; the value itself stays out of the log. */
function describeSchemaMismatch(error: ZodError): Error {
  const places = error.issues.slice(0, 5).map((issue) => `${issue.path.join(".")}: ${issue.code}`);
  return new Error(`does not fit the contract at ${places.join(", ")}`);
}

/**
 * Registers a handler for every channel of the contract. Each request is checked for its sender and parsed before the
 * handler sees it; each response is parsed before it leaves, so nothing that the contract does not name gets out.
 */
export function registerIpcHandlers(
  ipcMain: Pick<IpcMain, "handle">,
  handlers: IpcHandlers,
  options: RegistrationOptions,
): void {
  const register = <C extends IpcChannel>(channel: C) => {
    const answer = answerer(channel, handlers[channel] as IpcHandler<C>, options);
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, request: unknown) => answer(event, request));
  };
  for (const channel of Object.keys(ipcContract) as IpcChannel[]) register(channel);
}
