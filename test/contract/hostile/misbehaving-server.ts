import pino from "pino";
import { createLogSecrets } from "../../../server/log/log-secrets";
import type { Clock, LogOptions, TlsFiles } from "../../../server/settings";
import { MockServer } from "../../../server-mock/mock-server";
import { UNLIMITED_LIMITS } from "../harness/unlimited";

/** The mock on a free port of this computer, open to everybody, with nobody enrolled, behaving well so far. */
export function startMisbehavingServer(
  options: { readonly clock?: Clock; readonly tls?: TlsFiles; readonly log?: Partial<LogOptions> } = {},
): Promise<MockServer> {
  const { log, ...others } = options;
  return MockServer.start("127.0.0.1", 0, {
    logger: pino({ level: "silent" }),
    enrolment: "open",
    limits: UNLIMITED_LIMITS,
    ...others,
    log: { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0, ...log },
  });
}
