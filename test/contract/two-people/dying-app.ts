import { KeyferryError } from "../../../electron/services/keyferry-error";
import type { Engine, Files, KeyServer } from "../../../electron/services/ports";
import type { Interference } from "./computer";

/** Calls that change something outside the process; each is one step at which an app can die. */
const CHANGING = {
  engine: ["encryptFiles", "writeNodes", "resealContainers", "rewriteContents"],
  files: ["writeAtomically", "rename", "move", "removeFile", "removeTree", "makeFolder"],
  server: ["registerData", "changeGrants"],
} as const;

/**
 * An app that dies at its n-th change of the outside world: that change and all calls after it fail, as if the process were gone.
 * A batch of the engine is as many steps as it has jobs, so that it can die in the middle of it.
 */
export class DyingApp implements Interference {
  #stepsLeft = Number.POSITIVE_INFINITY;
  #steps = 0;
  #isDead = false;
  /** What each step since `dieAfter` was. */
  readonly log: string[] = [];

  /** Counts from now on; the step after so many more is never taken. */
  dieAfter(steps: number): void {
    this.#stepsLeft = steps;
    this.#steps = 0;
    this.log.length = 0;
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  get stepsTaken(): number {
    return this.#steps;
  }

  readonly files = (files: Files): Files => this.#mortal(files, CHANGING.files);
  readonly server = (server: KeyServer): KeyServer => this.#mortal(server, CHANGING.server);
  readonly engine = (engine: Engine): Engine => this.#mortal(engine, CHANGING.engine);

  #mortal<T extends object>(target: T, changing: readonly string[]): T {
    return new Proxy(target, {
      get: (real, name) => {
        const method: unknown = Reflect.get(real, name);
        if (typeof method !== "function") return method;
        if (!changing.includes(String(name))) {
          return (...args: unknown[]) => {
            // Ending in order still works: a test must be able to tidy up.
            if (this.#isDead && name !== "close" && name !== "useWriter" && name !== "useSigner")
              throw dead();
            return Reflect.apply(method, real, args) as unknown;
          };
        }
        const isBatch = (CHANGING.engine as readonly string[]).includes(String(name));
        return isBatch
          ? (jobs: unknown[], ...rest: unknown[]) => this.#oneByOne(real, method, String(name), jobs, rest)
          : async (...args: unknown[]) => {
              this.#takeStep(String(name));
              return Reflect.apply(method, real, args) as unknown;
            };
      },
    });
  }

  async #oneByOne(
    real: object,
    method: unknown,
    name: string,
    jobs: unknown[],
    rest: unknown[],
  ): Promise<unknown[]> {
    const outcomes: unknown[] = [];
    for (const job of jobs) {
      this.#takeStep(name);
      outcomes.push(
        ...((await Reflect.apply(method as (...args: unknown[]) => unknown, real, [
          [job],
          ...rest,
        ])) as unknown[]),
      );
    }
    return outcomes;
  }

  #takeStep(name: string): void {
    if (!this.#isDead && this.#stepsLeft > 0) {
      this.#stepsLeft--;
      this.#steps++;
      this.log.push(name);
      return;
    }
    this.#isDead = true;
    throw dead();
  }
}

function dead(): KeyferryError {
  return new KeyferryError("internal", "this app was killed");
}
