import type { IpcAnswer, IpcChannel, IpcEvent, IpcEventName, IpcRequest, IpcResponse } from "./contract";

type Domain<C extends string = IpcChannel> = C extends `${infer D}.${string}` ? D : never;

/** Takes the channel's request (nothing at all where the contract says so); never rejects for an error with a code. */
export type IpcCall<C extends IpcChannel> =
  IpcRequest<C> extends undefined
    ? () => Promise<IpcAnswer<IpcResponse<C>>>
    : (request: IpcRequest<C>) => Promise<IpcAnswer<IpcResponse<C>>>;

/** Dropped files are handed over as they are: only the preload script can turn them into paths. */
export type AddDropped = (
  request: Omit<IpcRequest<"items.addDropped">, "paths">,
  files: readonly File[],
) => Promise<IpcAnswer<IpcResponse<"items.addDropped">>>;

type DomainApi<D extends Domain> = {
  readonly [C in IpcChannel as C extends `${D}.${infer M}` ? M : never]: C extends "items.addDropped"
    ? AddDropped
    : IpcCall<C>;
};

/** What the preload script puts on `window.keyferry`: `keyferry.items.list(…)` for the channel `items.list`. */
export type KeyferryApi = { readonly [D in Domain]: DomainApi<D> } & {
  /** Listens to one event of the main process; call what it returns to stop. */
  readonly on: <E extends IpcEventName>(event: E, listener: (payload: IpcEvent<E>) => void) => () => void;
};
