import { bytesToBase64Url, type DataId, type Fingerprint, type UserId } from "../../../shared/crypto";
import { type Grant, normalizeAddress } from "../../../shared/format";
import {
  type BatchChange,
  batchAnswerSchema,
  fetchAnswerSchema,
  listAnswerSchema,
  type Outcome,
} from "../../../shared/protocol/http/grants";
import { FETCH_MAX, LOOKUP_MAX } from "../../../shared/protocol/http/limits";
import { MEDIA_GRANT } from "../../../shared/protocol/http/media-types";
import { healthAnswerSchema } from "../../../shared/protocol/http/operations";
import { BATCH_PATH, FETCH_PATH, LOOKUP_PATH, PATHS } from "../../../shared/protocol/http/paths";
import { enrolmentAnswerSchema, lookupAnswerSchema } from "../../../shared/protocol/http/people";
import { KeyferryError } from "../../services/keyferry-error";
import type {
  DataRegistration,
  GrantChange,
  GrantChangeOutcome,
  GrantPage,
  KeyServer,
  SessionSigner,
} from "../../services/ports/key-server";
import { failureOf, readJson, readProblem } from "./answers";
import {
  ownerOf,
  readCompactGrant,
  readGrants,
  readPage,
  type WantedGrant,
  wantedGrantPath,
} from "./grant-answers";
import { changeOnWire, inBatches, inParts, registrationOnWire } from "./grant-batches";
import { type AnsweredPerson, readPerson } from "./identity-answers";
import { OwnerFingerprints } from "./owner-fingerprints";
import type { Requests } from "./requests";

/** Milliseconds for a batch, which may be megabytes on a slow line. */
const BATCH_TIMEOUT = 60_000;

/** The key server over HTTP, as services see it. Made by `connectKeyServer`. */
export class KeyServerClient implements KeyServer {
  private readonly fingerprints: OwnerFingerprints;

  constructor(
    readonly origin: string,
    private readonly requests: Requests,
    clock: () => number,
  ) {
    this.fingerprints = new OwnerFingerprints(clock);
  }

  useSigner(signer: SessionSigner | null): void {
    this.requests.useSigner(signer);
  }

  async checkReachable(signal?: AbortSignal): Promise<void> {
    const answer = await this.requests.sendOpenly({ method: "GET", path: PATHS.health }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    readJson(answer, healthAnswerSchema);
  }

  async enrol(signedRecord: Uint8Array, signal?: AbortSignal): Promise<void> {
    const json = { record: bytesToBase64Url(signedRecord) };
    const answer = await this.requests.sendOpenly({ method: "POST", path: PATHS.enrolments, json }, signal);
    if (answer.status !== 201 && answer.status !== 200) throw failureOf(answer);
    readJson(answer, enrolmentAnswerSchema);
  }

  async lookUpByAddress(address: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    const wanted = normalizeAddress(address);
    const [person, ...others] = await this.lookUp({ addresses: [wanted] }, signal);
    if (person === undefined) return null;
    if (others.length > 0 || person.record.address !== wanted)
      throw new KeyferryError("person-record-invalid", "the record is of another address");
    return person.signedRecord;
  }

  async lookUpByUserId(userIds: readonly UserId[], signal?: AbortSignal): Promise<Map<UserId, Uint8Array>> {
    const found = new Map<UserId, Uint8Array>();
    for (const part of inParts([...new Set(userIds)], LOOKUP_MAX)) {
      for (const person of await this.lookUp({ userIds: part }, signal)) {
        if (!part.includes(person.userId))
          throw new KeyferryError("person-record-invalid", "nobody asked for");
        found.set(person.userId, person.signedRecord);
      }
    }
    return found;
  }

  async registerData(registrations: readonly DataRegistration[], signal?: AbortSignal): Promise<void> {
    const outcomes = await this.sendChanges(registrations.map(registrationOnWire), signal);
    if (outcomes.some((outcome) => outcome !== "done")) throw new KeyferryError("not-owner", "root ID");
  }

  async changeGrants(changes: readonly GrantChange[], signal?: AbortSignal): Promise<GrantChangeOutcome[]> {
    return this.sendChanges(changes.map(changeOnWire), signal);
  }

  async fetchGrant(dataId: DataId, wanted: WantedGrant, signal?: AbortSignal): Promise<Grant | null> {
    const path = wantedGrantPath(dataId, wanted);
    const answer = await this.requests.send({ method: "GET", path, accept: MEDIA_GRANT }, signal);
    if (answer.status === 404 && readProblem(answer)?.name === "not-found") return null;
    if (answer.status !== 200) throw failureOf(answer);
    const ownerId = ownerOf(answer, wanted);
    const context = {
      dataId,
      ownerId,
      ownerFingerprint: await this.fingerprintOfOwner(ownerId, signal),
      recipientId: this.requests.signer.userId,
      recipientFingerprint: wanted.recipientFingerprint,
    };
    return readCompactGrant(answer, context, wanted);
  }

  async fetchGrants(dataIds: readonly DataId[], signal?: AbortSignal): Promise<Grant[]> {
    const { userId } = this.requests.signer;
    const grants: Grant[] = [];
    for (const part of inParts([...new Set(dataIds)], FETCH_MAX)) {
      const asked = new Set<string>(part);
      const answer = await this.requests.send(
        { method: "POST", path: FETCH_PATH, json: { dataIds: part } },
        signal,
      );
      if (answer.status !== 200) throw failureOf(answer);
      const page = readJson(answer, fetchAnswerSchema);
      grants.push(
        ...readGrants(page.grants, (grant) => grant.recipientId === userId && asked.has(grant.dataId)),
      );
    }
    return grants;
  }

  async receivedGrants(after: string | null, signal?: AbortSignal): Promise<GrantPage> {
    const { userId } = this.requests.signer;
    return this.readListing(PATHS.received, after, (grant) => grant.recipientId === userId, signal);
  }

  async issuedGrants(after: string | null, signal?: AbortSignal): Promise<GrantPage> {
    const { userId } = this.requests.signer;
    return this.readListing(PATHS.issued, after, (grant) => grant.ownerId === userId, signal);
  }

  /** Closes kept connections; the client must not be used afterwards. */
  close(): void {
    this.requests.close();
  }

  private async lookUp(
    asked: { addresses: string[] } | { userIds: UserId[] },
    signal: AbortSignal | undefined,
  ): Promise<AnsweredPerson[]> {
    const answer = await this.requests.send({ method: "POST", path: LOOKUP_PATH, json: asked }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    const people = readJson(answer, lookupAnswerSchema).people.map(readPerson);
    for (const person of people) this.fingerprints.remember(person);
    return people;
  }

  private async fingerprintOfOwner(ownerId: UserId, signal: AbortSignal | undefined): Promise<Fingerprint> {
    const known = this.fingerprints.find(ownerId);
    if (known) return known;
    const owner = (await this.lookUp({ userIds: [ownerId] }, signal)).find(
      (person) => person.userId === ownerId,
    );
    if (!owner) throw new KeyferryError("server-answer-invalid", "a grant of an owner who is not enrolled");
    return this.fingerprints.remember(owner);
  }

  private async sendChanges(
    changes: readonly BatchChange[],
    signal: AbortSignal | undefined,
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const batch of inBatches(changes)) {
      const answer = await this.requests.send(
        { method: "POST", path: BATCH_PATH, json: { changes: batch }, timeout: BATCH_TIMEOUT },
        signal,
      );
      if (answer.status !== 200) throw failureOf(answer);
      const part = readJson(answer, batchAnswerSchema).outcomes;
      if (part.length !== batch.length)
        throw new KeyferryError("server-answer-invalid", "outcomes are missing");
      outcomes.push(...part);
    }
    return outcomes;
  }

  private async readListing(
    path: string,
    after: string | null,
    isAskedFor: (grant: Grant) => boolean,
    signal: AbortSignal | undefined,
  ): Promise<GrantPage> {
    const query = after === null ? "" : `?${new URLSearchParams({ after })}`;
    const answer = await this.requests.send({ method: "GET", path: `${path}${query}` }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    return readPage(readJson(answer, listAnswerSchema), isAskedFor);
  }
}
