import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { KeyferryApi } from "../../../shared/protocol/ipc/api";
import type { IpcAnswer } from "../../../shared/protocol/ipc/contract";

export const yes = async <T>(value: T): Promise<IpcAnswer<T>> => ({ ok: true, value });
export const no = async (code: ErrorCode): Promise<IpcAnswer<never>> => ({ ok: false, code });

type PartialApi = { readonly [D in keyof KeyferryApi]?: Partial<KeyferryApi[D]> };

/** The main process with only the calls that a test expects; any other fails the test by throwing. */
export function apiWith(calls: PartialApi): KeyferryApi {
  const domain = (name: string): unknown =>
    new Proxy(
      {},
      {
        get: (_target, call) => {
          const expected = (calls as Record<string, Record<string, unknown> | undefined>)[name]?.[
            String(call)
          ];
          if (expected === undefined)
            throw new Error(`The test expected no call of ${name}.${String(call)}.`);
          return expected;
        },
      },
    );
  return new Proxy({} as KeyferryApi, { get: (_target, name) => domain(String(name)) });
}
