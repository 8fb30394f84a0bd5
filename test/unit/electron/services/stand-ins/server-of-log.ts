import type { KeyServer } from "../../../../../electron/services/ports";
import type { MemoryLog } from "./memory-log";

/** What a test can make a server do otherwise. */
export type ServerOfLog = Pick<
  KeyServer,
  "lookUp" | "logCheckpoint" | "logEntries" | "logConsistency" | "checkReachable" | "receivedGrants"
>;

/** A key server that shows this log, and does nothing else. */
export function serverOf(log: () => MemoryLog, otherwise: Partial<ServerOfLog> = {}): KeyServer {
  const shown: ServerOfLog = {
    lookUp: (wanted) => log().lookUp(wanted),
    logCheckpoint: () => log().checkpoint(),
    logEntries: async (from, to) => log().entries.slice(from, to),
    logConsistency: (from, to) => log().consistency(from, to),
    checkReachable: async () => undefined,
    receivedGrants: async () => ({ grants: [], revoked: [], next: null, resume: null }),
  };
  const description = () => ({
    protocol: "keyferry/v1" as const,
    enrolment: "open" as const,
    signOn: null,
    log: log().description,
    witnesses: [],
  });
  const own: Partial<KeyServer["own"]> = { describe: async () => description() };
  const server: Partial<KeyServer> = {
    origin: "https://keys.example.org",
    own: own as KeyServer["own"],
    useCheckpoint: () => undefined,
    lookUp: (...asked) => (otherwise.lookUp ?? shown.lookUp)(...asked),
    logCheckpoint: (...asked) => (otherwise.logCheckpoint ?? shown.logCheckpoint)(...asked),
    logEntries: (...asked) => (otherwise.logEntries ?? shown.logEntries)(...asked),
    logConsistency: (...asked) => (otherwise.logConsistency ?? shown.logConsistency)(...asked),
    checkReachable: (...asked) => (otherwise.checkReachable ?? shown.checkReachable)(...asked),
    receivedGrants: (...asked) => (otherwise.receivedGrants ?? shown.receivedGrants)(...asked),
  };
  return server as KeyServer;
}
