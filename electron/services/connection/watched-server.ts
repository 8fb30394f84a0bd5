import type { KeyServer, OwnRecords } from "../ports";

/** Called for everything that the server was asked: with null when it answered, with the failure otherwise. */
export type NoteOutcome = (server: KeyServer, failure: unknown) => void;

/** The same key server, of which every answer and every failure is noted. */
export function watchedServer(server: KeyServer, note: NoteOutcome): KeyServer {
  const noted = async <T>(answer: Promise<T>): Promise<T> => {
    try {
      const value = await answer;
      note(server, null);
      return value;
    } catch (error) {
      note(server, error);
      throw error;
    }
  };
  const own: OwnRecords = {
    describe: (signal) => noted(server.own.describe(signal)),
    inviteFor: (idToken, signal) => noted(server.own.inviteFor(idToken, signal)),
    current: (userId, signal) => noted(server.own.current(userId, signal)),
    forRecovery: (claim, signal) => noted(server.own.forRecovery(claim, signal)),
    enrol: (...asked) => noted(server.own.enrol(...asked)),
    replace: (...asked) => noted(server.own.replace(...asked)),
  };
  return {
    origin: server.origin,
    own,
    useSigner: (signer) => server.useSigner(signer),
    useCheckpoint: (newest) => server.useCheckpoint(newest),
    checkReachable: (signal) => noted(server.checkReachable(signal)),
    lookUp: (wanted, signal) => noted(server.lookUp(wanted, signal)),
    logCheckpoint: (signal) => noted(server.logCheckpoint(signal)),
    logEntries: (from, to, signal) => noted(server.logEntries(from, to, signal)),
    logConsistency: (from, to, signal) => noted(server.logConsistency(from, to, signal)),
    registerData: (registrations, signal) => noted(server.registerData(registrations, signal)),
    changeGrants: (changes, signal) => noted(server.changeGrants(changes, signal)),
    fetchGrant: (dataId, wanted, signal) => noted(server.fetchGrant(dataId, wanted, signal)),
    fetchGrants: (dataIds, signal) => noted(server.fetchGrants(dataIds, signal)),
    receivedGrants: (after, signal) => noted(server.receivedGrants(after, signal)),
    issuedGrants: (after, signal) => noted(server.issuedGrants(after, signal)),
  };
}
