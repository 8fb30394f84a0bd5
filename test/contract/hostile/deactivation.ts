import { PeopleAdministration } from "../../../server/administration/people-administration";
import { AuditTrail } from "../../../server/audit/audit-trail";
import { TransparencyLog } from "../../../server/log/transparency-log";
import type { MockServer } from "../../../server-mock/mock-server";
import type { UserId } from "../../../shared/crypto";

/** Ends a person's use of the server as an administrator does at the server's own command line. */
export async function deactivate({ world }: MockServer, userId: UserId): Promise<void> {
  const options = { secrets: world.logKeys, markFile: null, witnesses: [], quorum: 0 };
  const log = await TransparencyLog.open(world.storage, options);
  const people = new PeopleAdministration(log, new AuditTrail(log.signerKey));
  const by = { actor: "command-line", mayRemoveLastAdmin: true };
  const now = Math.floor(Date.now() / 1000);
  await world.storage.transaction((queries) => people.deactivate(queries, by, userId, now));
  await log.close();
}
