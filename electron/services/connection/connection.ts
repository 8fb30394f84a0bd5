import type { ConnectionView } from "../../../shared/protocol/ipc/connection-views";
import { errorCodeOf } from "../error-code-of";
import type { Session } from "../identity/session";
import type { KeyServer } from "../ports";
import { isAnswer, isServerAway } from "./server-away";
import { watchedServer } from "./watched-server";

/** Milliseconds from one question whether the server is back to the next; the last one stays. */
const ASK_AGAIN_AFTER = [5_000, 10_000, 20_000, 40_000, 60_000, 120_000];

export interface ConnectionDeps {
  readonly session: Pick<Session, "problem" | "server" | "onOpen">;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** As `ASK_AGAIN_AFTER`. */
  readonly askAgainAfter?: readonly number[];
}

/**
 * Whether the identity's key server can be reached, as everything that it is asked shows. While it cannot, it is asked
 * again by itself, less and less often.
 */
export class Connection {
  #awaySince: number | null = null;
  #asked = 0;
  #timer: NodeJS.Timeout | null = null;
  #asking: Promise<void> | null = null;
  #isClosed = false;
  readonly #listeners = new Set<(view: ConnectionView) => void>();
  readonly #backListeners = new Set<() => void>();

  constructor(private readonly deps: ConnectionDeps) {}

  /** The same server, watched from now on. */
  watching(server: KeyServer): KeyServer {
    return watchedServer(server, (asked, failure) => this.#note(asked.origin, failure));
  }

  get isAway(): boolean {
    return this.#awaySince !== null;
  }

  describe(): ConnectionView {
    return this.#awaySince === null
      ? { state: "reachable" }
      : { state: "unreachable", since: this.#awaySince };
  }

  /** Asks the server now. Never throws: how it went is the view. */
  async tryNow(): Promise<ConnectionView> {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    await this.#asking;
    return this.describe();
  }

  /** @returns a function that ends the subscription */
  onChange(listener: (view: ConnectionView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells when the server answers again. @returns a function that ends the subscription */
  onBack(listener: () => void): () => void {
    this.#backListeners.add(listener);
    return () => this.#backListeners.delete(listener);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopTimer();
  }

  async #ask(): Promise<void> {
    const { session } = this.deps;
    if (session.problem() !== null) return;
    // How it went was noted on the way.
    await session
      .server()
      .checkReachable()
      .catch(() => undefined);
  }

  #note(origin: string, failure: unknown): void {
    const { session, clock } = this.deps;
    // What is asked of other servers, before there is an identity, says nothing about its own.
    if (session.problem() !== null || session.server().origin !== origin) return;
    if (failure === null || isAnswer(errorCodeOf(failure))) this.#becomeReachable();
    else if (isServerAway(failure)) {
      const isNews = this.#awaySince === null;
      this.#awaySince ??= clock();
      this.#askLater();
      if (isNews) this.#tell();
    }
  }

  #becomeReachable(): void {
    if (this.#awaySince === null) return;
    this.#awaySince = null;
    this.#asked = 0;
    this.#stopTimer();
    this.#tell();
    for (const listener of this.#backListeners) listener();
  }

  #askLater(): void {
    if (this.#timer !== null || this.#isClosed) return;
    const waits = this.deps.askAgainAfter ?? ASK_AGAIN_AFTER;
    const wait = waits[Math.min(this.#asked, waits.length - 1)] ?? 0;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#asked += 1;
      void this.#askAndGoOn();
    }, wait);
    this.#timer.unref();
  }

  async #askAndGoOn(): Promise<void> {
    await this.tryNow();
    // Nobody was there to be asked for: the app is locked, say.
    if (this.#awaySince !== null) this.#askLater();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.describe());
  }
}
