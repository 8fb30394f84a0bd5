import pino from "pino";
import { createLogSecrets } from "../../../server/log/log-secrets";
import { type Clock, DEFAULT_LIMITS } from "../../../server/settings";
import { MockServer } from "../../../server-mock/mock-server";

/** Rates that no test reaches by accident. */
const rates = {
  requestsPerPerson: 1e9,
  requestsPerAddress: 1e9,
  attemptsPerAddress: 1e9,
  lookupsPerPerson: 1e9,
};

/** The mock on a free port of this computer, open to everybody, with nobody enrolled, behaving well so far. */
export function startMisbehavingServer(clock: Clock = Date.now): Promise<MockServer> {
  return MockServer.start("127.0.0.1", 0, {
    logger: pino({ level: "silent" }),
    enrolment: "open",
    clock,
    limits: { ...DEFAULT_LIMITS, rates },
    log: { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0 },
  });
}
