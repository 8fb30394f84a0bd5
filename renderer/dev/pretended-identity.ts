import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { IpcAnswer } from "../../shared/protocol/ipc/contract";
import type { IdentityView } from "../../shared/protocol/ipc/views";
import { no, pause, yes } from "./answers";
import { ALICE, BOB } from "./sample-people";
import type { Scenario } from "./scenarios";

const WORDS = (
  "abandon ability able about above absent absorb abstract absurd abuse access accident " +
  "account accuse achieve acid acoustic acquire across act action actor actress actual"
).split(" ");
const TO_TYPE_BACK = [3, 11, 20];

/** Enrolling, renewing and recovering, from memory. */
export function pretendIdentity(scenario: Scenario): Pick<KeyferryApi, "identity" | "server"> {
  let identity: IdentityView = scenario.identity;
  let stopWaiting: () => void = () => undefined;

  const become = (change: Partial<IdentityView & { state: "ready" }>): Promise<IpcAnswer<IdentityView>> => {
    const before = identity.state === "ready" ? identity : null;
    identity = {
      userId: ALICE.userId,
      name: ALICE.name,
      address: ALICE.address,
      server: "https://keys.example.org",
      words: ALICE.words,
      digits: ALICE.digits,
      keptIn: "secret-service",
      keysSince: Date.now(),
      renewals: 0,
      hasRecoveryWords: false,
      ...before,
      ...change,
      state: "ready",
    };
    return yes(identity);
  };

  return {
    identity: {
      describe: () => yes(identity),
      create: async ({ name, address, server, entry }) => {
        await pause(900);
        if (address.startsWith("taken")) return no("address-taken");
        if (entry.by === "invite" && !entry.code.startsWith("good")) return no("invite-refused");
        return become({ name, address, server });
      },
      signOn: async () => {
        const isStopped = await new Promise<boolean>((resolve) => {
          stopWaiting = () => resolve(true);
          setTimeout(() => resolve(false), 2_500);
        });
        return isStopped ? no("cancelled") : yes({ address: ALICE.address });
      },
      cancelSignOn: () => {
        stopWaiting();
        return yes(undefined);
      },
      renewKeys: async () => {
        await pause(700);
        const renewals = identity.state === "ready" ? identity.renewals + 1 : 1;
        return become({ words: BOB.words, digits: BOB.digits, keysSince: Date.now(), renewals });
      },
      makeRecoveryWords: () => yes({ words: WORDS, toTypeBack: TO_TYPE_BACK }),
      confirmRecoveryWords: async ({ words }) => {
        await pause(300);
        const isSame = TO_TYPE_BACK.every((place, i) => words[i]?.trim() === WORDS[place - 1]);
        return isSame ? become({ hasRecoveryWords: true }) : no("recovery-words-differ");
      },
      dropRecoveryWords: () => yes(undefined),
      recover: async ({ address, server, words }) => {
        await pause(900);
        if (words.trim().split(/\s+/).length !== 24) return no("recovery-words-invalid");
        return become({ address, server, renewals: 1, hasRecoveryWords: true });
      },
    },
    server: {
      check: async ({ server }) => {
        await pause(300);
        if (!server.startsWith("https://")) return no("server-address-invalid");
        return yes({ origin: server, ...scenario.server });
      },
    },
  };
}
