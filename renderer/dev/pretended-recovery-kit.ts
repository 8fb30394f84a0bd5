import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { RecoveryKitView } from "../../shared/protocol/ipc/recovery-kit-views";
import { no, pause, yes } from "./answers";
import { ALICE } from "./sample-people";
import type { Scenario } from "./scenarios";

/** Saving, printing and restoring kits, from memory. */
export function pretendRecoveryKit(
  scenario: Scenario,
  tell: (kit: RecoveryKitView) => void,
): Pick<KeyferryApi, "recoveryKit"> {
  let kit = scenario.kit;
  const become = (change: Partial<RecoveryKitView>) => {
    kit = { ...kit, ...change };
    tell(kit);
  };
  return {
    recoveryKit: {
      describe: () => yes(kit),
      saveFile: async ({ words }) => {
        await pause(300);
        if (words !== null && words.trim().split(/\s+/).length !== 24) return no("recovery-words-invalid");
        become({ state: "current", madeAt: Date.now(), isDue: false });
        return yes({ fileName: `Keyferry recovery kit - ${ALICE.name}.keyferry-kit` });
      },
      printPage: () => no("print-failed"),
      savePage: () => yes({ fileName: `Keyferry recovery words - ${ALICE.name}.pdf` }),
      chooseFile: () =>
        yes({ placeId: crypto.randomUUID(), fileName: `Keyferry recovery kit - ${ALICE.name}.keyferry-kit` }),
      restore: async ({ words }) => {
        await pause(700);
        if (words.trim().split(/\s+/).length !== 24) return no("recovery-words-invalid");
        if (!words.startsWith("abandon")) return no("recovery-kit-outdated");
        become({ state: "current", madeAt: Date.UTC(2026, 2, 9), isDue: false });
        return yes({
          state: "ready",
          userId: ALICE.userId,
          name: ALICE.name,
          address: ALICE.address,
          server: "https://keys.example.org",
          words: ALICE.words,
          digits: ALICE.digits,
          keptIn: "secret-service",
          keysSince: Date.UTC(2026, 2, 9),
          renewals: 0,
          hasRecoveryWords: true,
        });
      },
      remindLater: () => {
        become({ isDue: false });
        return yes(kit);
      },
    },
  };
}
