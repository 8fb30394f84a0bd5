import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { IpcEvent, IpcEventName } from "../../shared/protocol/ipc/contract";
import { pause, yes } from "./answers";
import type { Scenario } from "./scenarios";

/** A key server that stays as it is, and what waits for it. */
export function pretendConnection(
  scenario: Scenario,
  tell: <E extends IpcEventName>(event: E, payload: IpcEvent<E>) => void,
): Pick<KeyferryApi, "connection" | "outbox"> {
  let waiting = [...scenario.waiting];
  return {
    connection: {
      describe: () => yes(scenario.connection),
      tryNow: async () => {
        await pause(300);
        return yes(scenario.connection);
      },
    },
    outbox: {
      list: () => yes(waiting),
      cancel: ({ entryId }) => {
        waiting = waiting.filter((one) => one.entryId !== entryId);
        tell("outbox.changed", { carriedOut: 0 });
        return yes(undefined);
      },
      tryNow: () => yes(undefined),
    },
  };
}
