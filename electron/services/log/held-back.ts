import type { KeyServer, OwnRecords } from "../ports";
import type { Directories } from "./directories";

/**
 * The same key server, to which no record of mine goes while its log contradicts itself: `own.enrol` and `own.replace` fail with
 * `log-forked` then.
 */
export function heldBack(server: KeyServer, directories: Pick<Directories, "trustIn">): KeyServer {
  const requireUncontradicted = async () => (await directories.trustIn(server)).requireUncontradicted();
  const own: OwnRecords = {
    describe: (signal) => server.own.describe(signal),
    inviteFor: (idToken, signal) => server.own.inviteFor(idToken, signal),
    current: (userId, signal) => server.own.current(userId, signal),
    forRecovery: (claim, signal) => server.own.forRecovery(claim, signal),
    enrol: async (...asked) => {
      await requireUncontradicted();
      await server.own.enrol(...asked);
    },
    replace: async (...asked) => {
      await requireUncontradicted();
      await server.own.replace(...asked);
    },
  };
  return {
    origin: server.origin,
    own,
    useSigner: (signer) => server.useSigner(signer),
    useCheckpoint: (newest) => server.useCheckpoint(newest),
    checkReachable: (signal) => server.checkReachable(signal),
    lookUp: (wanted, signal) => server.lookUp(wanted, signal),
    logCheckpoint: (signal) => server.logCheckpoint(signal),
    logEntries: (from, to, signal) => server.logEntries(from, to, signal),
    logConsistency: (from, to, signal) => server.logConsistency(from, to, signal),
    registerData: (registrations, signal) => server.registerData(registrations, signal),
    changeGrants: (changes, signal) => server.changeGrants(changes, signal),
    fetchGrant: (dataId, wanted, signal) => server.fetchGrant(dataId, wanted, signal),
    fetchGrants: (dataIds, signal) => server.fetchGrants(dataIds, signal),
    receivedGrants: (after, signal) => server.receivedGrants(after, signal),
    issuedGrants: (after, signal) => server.issuedGrants(after, signal),
  };
}
