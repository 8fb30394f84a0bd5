import { readLogState } from "../../../server/storage/log-store";
import type { Storage } from "../../../server/storage/storage";
import { createDemoRoot, grantTo, registerDataChange } from "../../../server-mock/demo-grants";
import { enrolDemoPerson, makeChanges } from "../../../server-mock/demo-member";
import { createDemoPerson, type DemoPerson } from "../../../server-mock/demo-person";
import { DemoSession } from "../../../server-mock/demo-session";
import { type DataId, generateDataKey, newDataId, type UserId } from "../../../shared/crypto";
import { encodeGrantCompact, encodeGrantJson, type Grant } from "../../../shared/format";
import { MEDIA_GRANT, MEDIA_JSON } from "../../../shared/protocol/http/media-types";
import { grantPath, LOOKUP_PATH, myKeyPath } from "../../../shared/protocol/http/paths";
import { tokenAnswerSchema } from "../../../shared/protocol/http/sessions";
import type { Extra, LoadedGrant } from "./crowd";
import { type LoadFigures, type LoadRequest, measureLoad, timeEach } from "./load";
import type { StraightDatabase } from "./straight";

export interface Compared {
  readonly what: string;
  readonly service: LoadFigures;
  /** A Fastify route that answers as many bytes and does nothing for it. */
  readonly bare: LoadFigures;
  /** The same row, by one prepared statement, without the service. */
  readonly row: LoadFigures;
}

/** Somebody who signs in and asks. */
export class Asker {
  private token = "";

  private constructor(
    readonly person: DemoPerson,
    private readonly session: DemoSession,
  ) {}

  /** Enrols somebody; RSA keys, which are slow to make, may be shared. */
  static async enrol(origin: string, name: string, keys?: DemoPerson["keys"]["encryption"]): Promise<Asker> {
    const person = await createDemoPerson(name, keys);
    await enrolDemoPerson(origin, person);
    return new Asker(person, new DemoSession(origin, person));
  }

  /** Starts a session, whose requests can be made from now on, for five minutes. */
  async signIn(): Promise<void> {
    // The connection may have been closed while a table was filled.
    const answer = await this.session.start().catch(() => this.session.start());
    this.token = tokenAnswerSchema.parse(await answer.json()).access_token;
  }

  /** A request with its proof of possession, made beforehand so that signing it is not measured. */
  request(method: string, path: string, headers: Record<string, string>, body?: string): LoadRequest {
    const proof = this.session.proofHeaders(method, path, this.token);
    return { method, path, headers: { ...headers, ...proof }, ...(body === undefined ? {} : { body }) };
  }
}

export interface Scene {
  readonly origin: string;
  readonly bareOrigin: string;
  readonly askers: readonly Asker[];
  readonly straight: StraightDatabase;
  readonly requests: number;
  readonly connections: number;
}

const JSON_BODY = { "content-type": MEDIA_JSON };

function cycle<T>(items: readonly T[], index: number): T {
  return items[index % items.length] as T;
}

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Look-ups with proof by somebody who has seen a log that is a hundred entries shorter. */
export async function lookUpRequests(
  storage: Storage,
  askers: readonly Asker[],
  extras: readonly Extra[],
  count: number,
): Promise<LoadRequest[]> {
  for (const asker of askers) await asker.signIn();
  const logSize = Math.max(0, ((await readLogState(storage.db))?.size ?? 0) - 100);
  return many(count, (index) =>
    cycle(askers, index).request(
      "POST",
      LOOKUP_PATH,
      JSON_BODY,
      JSON.stringify({ addresses: [cycle(extras, index * 31).address], logSize }),
    ),
  );
}

export async function compareLookUp(
  scene: Scene,
  storage: Storage,
  extras: readonly Extra[],
): Promise<Compared> {
  const { origin, bareOrigin, askers, straight, requests, connections } = scene;
  const asked = await lookUpRequests(storage, askers, extras, requests);
  const body = asked[0]?.body ?? "";
  return {
    what: "look-up by address, with proof",
    service: await measureLoad(origin, asked, connections),
    bare: await measureLoad(
      bareOrigin,
      many(requests, () => ({ method: "POST", path: "/json", headers: JSON_BODY, body })),
      connections,
    ),
    row: await timeEach(
      many(requests, (index) => cycle(extras, index * 31).address),
      connections,
      (address) => straight.readRecord(address),
    ),
  };
}

export async function compareFetch(scene: Scene, grants: readonly LoadedGrant[]): Promise<Compared> {
  const { origin, bareOrigin, askers, straight, requests, connections } = scene;
  for (const asker of askers) await asker.signIn();
  const byId = new Map<UserId, Asker>(askers.map((asker) => [asker.person.userId, asker]));
  const wanted = many(requests, (index) => cycle(grants, index * 7919));
  const asked = wanted.map(({ dataId, recipient }) =>
    (byId.get(recipient) as Asker).request("GET", myKeyPath(dataId), { accept: MEDIA_GRANT }),
  );
  return {
    what: "fetch by data ID, compact",
    service: await measureLoad(origin, asked, connections),
    bare: await measureLoad(
      bareOrigin,
      many(requests, () => ({ method: "GET", path: "/bytes", headers: { accept: MEDIA_GRANT } })),
      connections,
    ),
    row: await timeEach(wanted, connections, ({ dataId, recipient }) =>
      straight.readGrant(dataId, recipient),
    ),
  };
}

/** One signed grant of a fresh key, for somebody who is in the database with the keys of `like`. */
export function signedGrant(owner: DemoPerson, recipient: UserId, like: DemoPerson, dataId: DataId): Grant {
  const payload = { kind: "item", key: generateDataKey() } as const;
  return grantTo(owner, { ...like, userId: recipient }, dataId, payload);
}

/** Registers the data that the grants will be for. */
async function registerData(origin: string, owner: DemoPerson, dataIds: readonly DataId[]): Promise<void> {
  const root = createDemoRoot(owner, new Uint8Array(16));
  for (let start = 0; start < dataIds.length; start += 500)
    await makeChanges(
      origin,
      owner,
      dataIds.slice(start, start + 500).map((dataId) => registerDataChange(dataId, root)),
    );
}

export async function compareRegistration(
  scene: Scene,
  extras: readonly Extra[],
  like: DemoPerson,
): Promise<Compared> {
  const { origin, bareOrigin, askers, straight, requests, connections } = scene;
  const dataIds = askers.map(() => many(Math.ceil(requests / askers.length / 4), newDataId));
  for (const [index, { person }] of askers.entries())
    await registerData(origin, person, dataIds[index] ?? []);
  const prepared = many(requests, (index) => {
    const asker = cycle(askers, index);
    const dataId = cycle(dataIds[index % askers.length] as DataId[], Math.floor(index / askers.length / 4));
    const recipient = cycle(extras, Math.floor(index / askers.length) + (index % askers.length) * 61).userId;
    return { asker, grant: signedGrant(asker.person, recipient, like, dataId) };
  });
  for (const asker of askers) await asker.signIn();
  const asked = prepared.map(({ asker, grant }) => {
    const body = JSON.stringify({ grant: encodeGrantJson(grant) });
    return asker.request("PUT", grantPath(grant.dataId, grant.recipientId), JSON_BODY, body);
  });
  const service = await measureLoad(origin, asked, connections);
  const rows = await straightRows(scene, extras, like);
  return {
    what: "register a grant",
    service,
    bare: await measureLoad(
      bareOrigin,
      asked.map(({ body }) => ({ method: "PUT", path: "/nothing", headers: JSON_BODY, body: body ?? "" })),
      connections,
    ),
    row: await timeEach(rows, connections, (row) => straight.addGrant(row)),
  };
}

/** Rows that no registration has added: for one data ID of a person's, numbered far beyond her listings. */
async function straightRows({ origin, askers, requests }: Scene, extras: readonly Extra[], like: DemoPerson) {
  const { person } = askers[0] as Asker;
  const dataIds = many(Math.ceil(requests / extras.length), newDataId);
  await registerData(origin, person, dataIds);
  const compact = encodeGrantCompact(signedGrant(person, like.userId, like, newDataId()));
  return many(requests, (index) => ({
    dataId: dataIds[Math.floor(index / extras.length)] as DataId,
    owner: person.userId,
    recipient: cycle(extras, index).userId,
    fingerprint: like.fingerprint,
    compact,
    sequence: 1_000_000_000 + index,
  }));
}
