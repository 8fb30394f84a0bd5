import type { UserId } from "../../../shared/crypto";
import type { SeenCheckpoint } from "../../../shared/format";
import type { KeyServer } from "../ports";
import { Directory } from "./directory";
import type { LogPolicy } from "./log-policy";
import { LogTrust, type LogTrustDeps } from "./log-trust";

export interface DirectoriesDeps extends Omit<LogTrustDeps, "demanded"> {
  readonly policy: LogPolicy;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

/** What is known of the logs of key servers, each opened once. */
export class Directories {
  readonly #trusts = new Map<string, Promise<LogTrust>>();
  readonly #opened = new Map<string, LogTrust>();
  readonly #directories = new WeakMap<KeyServer, Promise<Directory>>();

  constructor(private readonly deps: DirectoriesDeps) {}

  /** @throws KeyferryError of the file system */
  of(server: KeyServer): Promise<Directory> {
    const known = this.#directories.get(server);
    if (known !== undefined) return known;
    const directory = this.trustIn(server).then((trust) => {
      server.useCheckpoint(() => trust.newest());
      return new Directory({ server, trust, clock: this.deps.clock });
    });
    this.#directories.set(server, directory);
    directory.catch(() => this.#directories.delete(server));
    return directory;
  }

  /**
   * All signed records of a person, oldest first, as the log proves them; null when nobody has this ID.
   * @throws KeyferryError those of `Directory.lookUp`, of the file system
   */
  async provenRecordsOf(server: KeyServer, userId: UserId): Promise<Uint8Array[] | null> {
    const { people } = await (await this.of(server)).lookUp({ userIds: [userId] });
    return people[0]?.chain.map(({ envelope }) => envelope) ?? null;
  }

  /** @throws KeyferryError of the file system */
  trustIn({ origin }: Pick<KeyServer, "origin">): Promise<LogTrust> {
    const known = this.#trusts.get(origin);
    if (known !== undefined) return known;
    const demanded = this.deps.policy.get(origin) ?? null;
    const trust = LogTrust.open({ ...this.deps, demanded }, origin);
    this.#trusts.set(origin, trust);
    trust.then(
      (opened) => this.#opened.set(origin, opened),
      () => this.#trusts.delete(origin),
    );
    return trust;
  }

  /** The newest checkpoint of a server's log that was verified; null before its log was looked at since the start. */
  newestOf({ origin }: Pick<KeyServer, "origin">): SeenCheckpoint | null {
    return this.#opened.get(origin)?.newest() ?? null;
  }
}
