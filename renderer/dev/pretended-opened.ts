import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import { pause, yes } from "./answers";
import type { Scenario } from "./scenarios";

/** Files that are open in other applications, from memory. */
export function pretendOpened(scenario: Scenario, tell: () => void): Pick<KeyferryApi, "opened"> {
  let opened = [...scenario.opened];
  return {
    opened: {
      list: () => yes(opened),
      saveNow: async ({ openedId }) => {
        await pause(300);
        opened = opened.map((file) =>
          file.openedId === openedId ? { ...file, state: "saved", savedAt: Date.now(), problem: null } : file,
        );
        tell();
        return yes(undefined);
      },
      close: ({ openedId }) => {
        opened = openedId === null ? [] : opened.filter((file) => file.openedId !== openedId);
        tell();
        return yes(undefined);
      },
    },
  };
}
