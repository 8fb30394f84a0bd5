import { randomBytes } from "node:crypto";
import { connectKeyServer, type KeyServerClient } from "../../../electron/adapters/key-server";
import { inParts } from "../../../electron/adapters/key-server/grant-batches";
import { createDemoRoot, grantTo } from "../../../server-mock/demo-grants";
import { createDemoPerson, type DemoPerson, signFor } from "../../../server-mock/demo-person";
import { type DataId, equalConstantTime, generateDataKey, type SecretKey16 } from "../../../shared/crypto";
import { openGrant } from "../../../shared/format";
import { LOOKUP_MAX } from "../../../shared/protocol/http/limits";
import type { Certificates } from "../../contract/harness/certificates";
import { startTestServer } from "../../contract/harness/test-server";
import { inParallel } from "./in-parallel";

/** Up to so many users hand keys to all others. */
const EVERYBODY_TO_ALL = 10;
/** With more, each hands a key to the others of a group of so many: the channels do not depend on it. */
const GROUP = 4;
const GROUPS_AT_ONCE = 6;
/** Milliseconds; a thousand clients on one machine may wait for each other. */
const PATIENCE = 120_000;

/** A user, her client with its one connection, and the key that she hands to others. */
interface User {
  readonly person: DemoPerson;
  readonly client: KeyServerClient;
  readonly dataId: DataId;
  readonly rootNonce: Uint8Array;
  readonly key: SecretKey16;
}

async function enrolUser(model: DemoPerson, index: number, origin: string, authority: string): Promise<User> {
  const person = await createDemoPerson(`User${index}`, model.keys.encryption);
  const client = connectKeyServer(origin, {
    certificateAuthority: authority,
    connectTimeout: PATIENCE,
    requestTimeout: PATIENCE,
  });
  client.useSigner({ userId: person.userId, signAssertion: async (input) => signFor(person, input) });
  await client.own.enrol(person.signedRecord, null);
  const root = createDemoRoot(person, new Uint8Array(randomBytes(16)));
  return { person, client, dataId: root.dataId, rootNonce: root.nonce, key: generateDataKey() };
}

/** The owner looks each recipient up, wraps her key for him and registers the grant (the paper's figure 1). */
async function shareKey(owner: User, recipients: readonly User[]): Promise<void> {
  const { client, dataId, rootNonce, key } = owner;
  const looked = recipients.map((recipient) => recipient.person.userId);
  for (const userIds of inParts(looked, LOOKUP_MAX)) await client.lookUp({ userIds, logSize: 0 });
  await client.registerData([{ dataId, rootId: dataId, rootNonce }]);
  const outcomes = await client.changeGrants(
    recipients.map((recipient) => ({
      change: "register",
      grant: grantTo(owner.person, recipient.person, dataId, { kind: "item", key }),
    })),
  );
  if (outcomes.some((outcome) => outcome !== "done"))
    throw new Error(`not registered: ${outcomes.join(", ")}`);
}

/** A recipient fetches a grant by its data ID and unwraps the key (figure 2). */
async function fetchKey(recipient: User, owner: User): Promise<void> {
  const { person, client } = recipient;
  const grant = await client.fetchGrant(owner.dataId, { recipientFingerprint: person.fingerprint });
  const payload =
    grant && openGrant(grant, owner.person.keys.signing.publicKey, person.keys.encryption.privatePkcs8);
  if (payload?.kind !== "item" || !equalConstantTime(payload.key, owner.key))
    throw new Error("another key arrived");
}

/** Everybody of a group enrols, shares with all others of it and fetches what the others shared. */
async function exchangeKeys(
  indexes: readonly number[],
  enrol: (index: number) => Promise<User>,
): Promise<User[]> {
  const group = await Promise.all(indexes.map(enrol));
  const others = (user: User) => group.filter((other) => other !== user);
  await Promise.all(group.map((owner) => shareKey(owner, others(owner))));
  await Promise.all(
    group.map(async (recipient) => {
      for (const owner of others(recipient)) await fetchKey(recipient, owner);
    }),
  );
  return group;
}

/**
 * n users hand keys to each other through the key server, each with the app's own client and its one connection.
 * @returns TLS channels that the server secured ('secureConnection')
 */
export async function countServerChannels(
  users: number,
  certificates: Certificates,
  model: DemoPerson,
): Promise<number> {
  const running = await startTestServer({ tls: certificates.server });
  let channels = 0;
  running.server.app.server.on("secureConnection", () => channels++);
  const indexes = Array.from({ length: users }, (_, index) => index);
  const groups = inParts(indexes, users <= EVERYBODY_TO_ALL ? users : GROUP);
  const everybody = await inParallel(groups, GROUPS_AT_ONCE, (group) =>
    exchangeKeys(group, (index) => enrolUser(model, index, running.origin, certificates.authority)),
  );
  for (const user of everybody.flat()) user.client.close();
  await running.close();
  return channels;
}
