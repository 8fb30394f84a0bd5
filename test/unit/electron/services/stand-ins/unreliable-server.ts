import type { KeyServer } from "../../../../../electron/services/ports";

/**
 * A key server of which single answers can be replaced; everything else goes to the real one.
 * Assign a method to replace it (its `this` is the real server), delete it to have the real one back.
 */
export class UnreliableServer {
  replaced: Partial<KeyServer> = {};
  /** Names of the methods that were called, in order. */
  readonly calls: string[] = [];

  over(real: KeyServer): KeyServer {
    return new Proxy(real, {
      get: (target, name) => {
        const method: unknown = Reflect.get(this.replaced, name) ?? Reflect.get(target, name);
        if (typeof method !== "function") return method;
        return (...args: unknown[]): unknown => {
          this.calls.push(String(name));
          return Reflect.apply(method, target, args);
        };
      },
    });
  }
}
