import type { SeenCheckpoint } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";
import type { ActiveIdentity } from "./active-identity";

type SessionState =
  | { readonly is: "open"; readonly identity: ActiveIdentity; readonly server: KeyServer }
  | { readonly is: "closed"; readonly why: ErrorCode };

/** Who uses the app now and which key server she is enrolled with. Only the identity service opens and closes it. */
export class Session {
  #state: SessionState = { is: "closed", why: "no-identity" };
  readonly #listeners = new Set<() => void>();
  #newestCheckpoint: (server: KeyServer) => SeenCheckpoint | null = () => null;

  /** @throws KeyferryError the reason why there is none: `no-identity`, `keychain-locked`, `identity-mismatch` … */
  identity(): ActiveIdentity {
    return this.#opened().identity;
  }

  /** @throws KeyferryError as `identity` does */
  server(): KeyServer {
    return this.#opened().server;
  }

  /** Null when there is a usable identity, the reason otherwise. */
  problem(): ErrorCode | null {
    return this.#state.is === "open" ? null : this.#state.why;
  }

  open(identity: ActiveIdentity, server: KeyServer): void {
    this.#state = { is: "open", identity, server };
    for (const listener of this.#listeners) listener();
  }

  /** @returns a function that ends the subscription */
  onOpen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @param newest the newest verified checkpoint of a server's log */
  takeCheckpointsFrom(newest: (server: KeyServer) => SeenCheckpoint | null): void {
    this.#newestCheckpoint = newest;
  }

  /** What everything that is signed now says of the server's log; null when nothing of it was verified yet. */
  checkpoint(): SeenCheckpoint | null {
    return this.#state.is === "open" ? this.#newestCheckpoint(this.#state.server) : null;
  }

  close(why: ErrorCode): void {
    this.#state = { is: "closed", why };
  }

  #opened(): Extract<SessionState, { is: "open" }> {
    if (this.#state.is === "closed") throw new KeyferryError(this.#state.why);
    return this.#state;
  }
}
