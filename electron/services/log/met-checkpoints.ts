import { bytesToHex, equalConstantTime } from "../../../shared/crypto";
import type { ContainerHeader, Grant, SeenCheckpoint } from "../../../shared/format";
import { errorCodeOf } from "../error-code-of";
import type { Session } from "../identity/session";
import type { People } from "../people/people";
import type { Person } from "../people/person";
import type { Engine, KeyServer } from "../ports";
import type { Directories } from "./directories";
import type { LogTrust } from "./log-trust";

export interface MetCheckpointsDeps {
  readonly session: Session;
  readonly directories: Pick<Directories, "of">;
  readonly people: Pick<People, "knownBySigningKey" | "pinned">;
  readonly report: (event: string, error: unknown) => void;
}

/**
 * Compares the checkpoints that other people's grants and containers carry with the log as it is known here: a server that shows
 * different logs to different people is found out as soon as they exchange anything. Only people count about whom somebody here has
 * decided: whoever is enrolled can send something unasked, and write down anything in it.
 */
export class MetCheckpoints {
  readonly #met = new Set<string>();
  #work: Promise<void> = Promise.resolve();

  constructor(private readonly deps: MetCheckpointsDeps) {}

  /** @param grant whose signature was verified; its owner is accepted */
  inGrant({ checkpoint, ownerId }: Pick<Grant, "checkpoint" | "ownerId">): void {
    if (checkpoint !== null) this.#meet(checkpoint, () => this.deps.people.pinned(ownerId));
  }

  /** @param header whose writer's signature was verified */
  inHeader({ checkpoint, writer }: Pick<ContainerHeader, "checkpoint" | "writer">): void {
    if (checkpoint === null) return;
    this.#meet(checkpoint, () => this.deps.people.knownBySigningKey(writer.signingKey));
  }

  /** Resolves when everything that was met so far is compared, as far as the server let it. */
  settled(): Promise<void> {
    return this.#work;
  }

  /** The same engine, which shows every header that it reads. */
  listeningTo(engine: Engine): Engine {
    return {
      useWriter: (key) => engine.useWriter(key),
      encryptFiles: (jobs, control) => engine.encryptFiles(jobs, control),
      writeNodes: (jobs, control) => engine.writeNodes(jobs, control),
      decryptFiles: (jobs, control) => engine.decryptFiles(jobs, control),
      resealContainers: (jobs, control) => engine.resealContainers(jobs, control),
      rewriteContents: (jobs, control) => engine.rewriteContents(jobs, control),
      readHeads: async (paths, control) => {
        const outcomes = await engine.readHeads(paths, control);
        for (const outcome of outcomes) if (outcome.ok) this.inHeader(outcome.value.header);
        return outcomes;
      },
      readSegments: (job) => engine.readSegments(job),
      removeLeftovers: (folders) => engine.removeLeftovers(folders),
      close: () => engine.close(),
    };
  }

  #meet(seen: SeenCheckpoint, whoSaysSo: () => Person | null): void {
    const { session, report } = this.deps;
    const name = `${seen.size}/${bytesToHex(seen.rootHash16)}`;
    if (this.#met.has(name) || session.problem() !== null) return;
    const person = whoSaysSo();
    // Not noted as met: when she is chosen later, what she has seen is compared after all.
    if (person === null || !person.isChosen) return;
    const by = person.userId;
    this.#met.add(name);
    const server = session.server();
    this.#work = this.#work
      .then(() => this.#compare(server, seen, by))
      .catch((error: unknown) => {
        this.#met.delete(name);
        if (errorCodeOf(error) !== "server-unreachable") report("comparing a checkpoint", error);
      });
  }

  async #compare(server: KeyServer, seen: SeenCheckpoint, by: string): Promise<void> {
    const { trust } = await this.deps.directories.of(server);
    if (trust.mirror.size < seen.size) await trust.follow(server);
    if (!(await isInLog(trust, seen))) await trust.contradictedBy(by, seen);
  }
}

async function isInLog({ mirror }: LogTrust, { size, rootHash16 }: SeenCheckpoint): Promise<boolean> {
  if (size > mirror.size) return false;
  const root = await mirror.rootAt(size);
  return equalConstantTime(root.slice(0, rootHash16.length), rootHash16);
}
