import type { ReceivedGrantView } from "../../../shared/protocol/ipc/views";
import type { Connection } from "../connection/connection";
import { isServerAway } from "../connection/server-away";
import type { Session } from "../identity/session";

/** Milliseconds from one question what is new to the next. While the server is away nothing is asked. */
const LOOK_EVERY = 2 * 60_000;

export interface ReceivedWatchDeps {
  readonly session: Pick<Session, "problem" | "onOpen">;
  readonly connection: Pick<Connection, "isAway" | "onBack">;
  readonly received: {
    readonly list: () => Promise<ReceivedGrantView[]>;
    readonly refresh: () => Promise<ReceivedGrantView[]>;
  };
  readonly report: (event: string, error: unknown) => void;
}

/** Asks now and then whether something new was shared. */
export class ReceivedWatch {
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  /** What was new when it was last looked; null before the first time, when nothing is news. */
  #known: ReadonlySet<string> | null = null;
  readonly #stops: (() => void)[] = [];
  readonly #listeners = new Set<(count: number) => void>();

  constructor(private readonly deps: ReceivedWatchDeps) {}

  start(): void {
    const { session, connection } = this.deps;
    this.#stops.push(
      session.onOpen(() => void this.look()),
      connection.onBack(() => void this.look()),
    );
    this.#timer = setInterval(() => {
      if (!connection.isAway) void this.look();
    }, LOOK_EVERY);
    this.#timer.unref();
    void this.look();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  /** Told how many things are new since the last look. @returns a function that ends the subscription */
  onNews(listener: (count: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Never throws: what could not be asked is asked the next time. */
  look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  async #lookNow(): Promise<void> {
    const { session, received, report } = this.deps;
    if (session.problem() !== null) return;
    try {
      this.#known ??= namesOfNew(await received.list());
      const now = namesOfNew(await received.refresh());
      const known = this.#known;
      const count = [...now].filter((name) => !known.has(name)).length;
      this.#known = now;
      if (count > 0) for (const listener of this.#listeners) listener(count);
    } catch (error) {
      // Being offline, or locked meanwhile, is nothing to write down.
      if (!isServerAway(error) && session.problem() === null) report("asking what was shared", error);
    }
  }
}

function namesOfNew(grants: readonly ReceivedGrantView[]): Set<string> {
  const fresh = grants.filter(({ standing }) => standing === "new");
  return new Set(fresh.map(({ dataId, ownerId }) => `${dataId}/${ownerId}`));
}
