import { errorCodeOf } from "../error-code-of";
import type { Session } from "../identity/session";
import type { Alarms } from "./alarms";
import type { Directories } from "./directories";
import { noticeHiding } from "./hidden-log";
import { demandLogged, examineOwnEntries } from "./own-entries";

/** Milliseconds from one look at the log to the next. */
const LOOK_EVERY = 10 * 60_000;

/** Milliseconds that the end of the app waits for a look. */
const LAST_MOMENT = 1000;

export interface LogWatchDeps {
  readonly session: Session;
  readonly directories: Directories;
  readonly alarms: Alarms;
  readonly report: (event: string, error: unknown) => void;
}

/** Follows the log of the identity's server in the background, and looks for entries about this person that she did not make. */
export class LogWatch {
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #stopListening: () => void = () => undefined;

  constructor(private readonly deps: LogWatchDeps) {}

  /** Looks whenever an identity is opened, and every ten minutes from then on. */
  start(): void {
    this.#stopListening = this.deps.session.onOpen(() => void this.look());
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.#timer.unref();
  }

  /** Resolves when a look has ended; never throws: what could not be done is reported, and done the next time. */
  look(): Promise<void> {
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = null;
    });
    return this.#looking;
  }

  /** Waits a moment for a look that is going on; one that is cut short is taken up at the next start. */
  async close(): Promise<void> {
    this.#stopListening();
    if (this.#timer !== null) clearInterval(this.#timer);
    const moment = new Promise((resolve) => setTimeout(resolve, LAST_MOMENT).unref());
    await Promise.race([this.#looking, moment]);
  }

  async #lookNow(): Promise<void> {
    const { session, directories, alarms } = this.deps;
    if (session.problem() !== null) return;
    const [server, identity] = [session.server(), session.identity()];
    try {
      const directory = await directories.of(server);
      const { trust } = directory;
      const look = { server, trust, identity, alarms };
      const failure = await trust.follow(server).then(
        () => null,
        (error: unknown) => error,
      );
      if (failure !== null) this.#report(failure);
      await noticeHiding({ server, directory, alarms }, failure);
      // A server that refuses to show more must not keep quiet what it has shown already, with look-ups for one.
      await examineOwnEntries(look);
      if (failure === null) await demandLogged(look);
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    // Being offline is nothing to write down every ten minutes.
    if (errorCodeOf(error) !== "server-unreachable") this.deps.report("looking at the log", error);
  }
}
