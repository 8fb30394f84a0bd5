import { inviteCodeSchema } from "../../../shared/protocol/http/administration";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer, SignOn } from "../ports";

type Entry = IpcRequest<"identity.create">["entry"];

/** The ways into a server that lets in only whom it knows: an invite from its administrator, or the company's sign-on. */
export class EntryPass {
  /** What the last sign-on came to; the code never leaves the main process. */
  #signedOn: { readonly origin: string; readonly code: string } | null = null;
  #waiting: AbortController | null = null;

  constructor(private readonly signOn: SignOn) {}

  /**
   * Signs in with the company and takes the key server's invite for the confirmed address.
   * @throws KeyferryError `cancelled`, `sign-on-unavailable`, `sign-on-refused`, of the server
   */
  async signOnAt(server: KeyServer): Promise<IpcResponse<"identity.signOn">> {
    this.cancel();
    this.#signedOn = null;
    const waiting = new AbortController();
    this.#waiting = waiting;
    try {
      const { signOn: provider } = await server.own.describe(waiting.signal);
      if (provider === null) throw new KeyferryError("sign-on-unavailable", "the server takes none");
      const { idToken, address } = await this.signOn.signIn(provider, waiting.signal);
      const code = await server.own.inviteFor(idToken, waiting.signal);
      this.#signedOn = { origin: server.origin, code };
      return { address };
    } finally {
      if (this.#waiting === waiting) this.#waiting = null;
    }
  }

  /** Ends the waiting for the browser, if there is any. */
  cancel(): void {
    this.#waiting?.abort();
    this.#waiting = null;
  }

  /** @throws KeyferryError `invite-refused` for what is no code, `sign-on-refused` when nobody signed on there */
  codeFor(entry: Entry, origin: string): string | null {
    if (entry.by === "nothing") return null;
    if (entry.by === "invite") return readCode(entry.code);
    if (this.#signedOn?.origin !== origin) throw new KeyferryError("sign-on-refused", "not signed on there");
    return this.#signedOn.code;
  }
}

/** Codes come by mail and messenger, with spaces and line ends around and in them. */
function readCode(typed: string): string {
  const parsed = inviteCodeSchema.safeParse(typed.replace(/\s+/g, ""));
  if (!parsed.success) throw new KeyferryError("invite-refused", "not a code");
  return parsed.data;
}
