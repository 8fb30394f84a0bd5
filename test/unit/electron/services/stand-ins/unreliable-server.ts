import type { KeyServer, OwnRecords } from "../../../../../electron/services/ports";

/**
 * A key server of which single answers can be replaced; everything else goes to the real one.
 * Assign a method to replace it (its `this` is the real server), delete it to have the real one back.
 */
export class UnreliableServer {
  replaced: Partial<Omit<KeyServer, "own">> = {};
  /** The same for what is asked about one's own records. */
  replacedOwn: Partial<OwnRecords> = {};
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];

  over(real: KeyServer): KeyServer {
    const own = this.#mixed(real.own, () => this.replacedOwn);
    return this.#mixed(real, () => ({ ...this.replaced, own }));
  }

  #mixed<T extends object>(real: T, replaced: () => Partial<T>): T {
    return new Proxy(real, {
      get: (target, name) => {
        const method: unknown = Reflect.get(replaced(), name) ?? Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return (...args: unknown[]): unknown => {
          this.calls.push(String(name));
          return Reflect.apply(method, target, args);
        };
      },
    });
  }
}
