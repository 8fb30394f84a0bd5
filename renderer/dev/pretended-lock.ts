import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { LockView } from "../../shared/protocol/ipc/lock-views";
import { no, pause, yes } from "./answers";
import type { Scenario } from "./scenarios";

/** Locking and unlocking, from memory. */
export function pretendLock(scenario: Scenario, tell: (view: LockView) => void): Pick<KeyferryApi, "lock"> {
  let view = scenario.lock;
  const become = (now: LockView) => {
    view = now;
    tell(view);
    return yes(view);
  };
  return {
    lock: {
      describe: () => yes(view),
      now: async ({ stopJobs }) => {
        const isBusy = scenario.jobs.some(({ state }) => state === "running");
        if (isBusy && !stopJobs) return no("jobs-running");
        return become({ state: "locked", because: "by-hand", plaintextLeft: false });
      },
      open: async () => {
        await pause(300);
        return scenario.unlockProblem === null ? become({ state: "open" }) : no(scenario.unlockProblem);
      },
    },
  };
}
