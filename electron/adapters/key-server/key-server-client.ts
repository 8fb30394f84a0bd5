import { base64UrlToBytes, type DataId, type Fingerprint } from "../../../shared/crypto";
import type { Grant, SeenCheckpoint } from "../../../shared/format";
import { TILE_WIDTH } from "../../../shared/log";
import {
  type BatchChange,
  batchAnswerSchema,
  fetchAnswerSchema,
  listAnswerSchema,
  type Outcome,
} from "../../../shared/protocol/http/grants";
import { FETCH_MAX } from "../../../shared/protocol/http/limits";
import { consistencyAnswerSchema } from "../../../shared/protocol/http/log";
import { MEDIA_GRANT, MEDIA_NOTE, MEDIA_TILE } from "../../../shared/protocol/http/media-types";
import { healthAnswerSchema } from "../../../shared/protocol/http/operations";
import { BATCH_PATH, FETCH_PATH, LOOKUP_PATH, PATHS } from "../../../shared/protocol/http/paths";
import { lookupAnswerSchema } from "../../../shared/protocol/http/people";
import { KeyferryError } from "../../services/keyferry-error";
import type {
  DataRegistration,
  GrantChange,
  GrantChangeOutcome,
  GrantPage,
  KeyServer,
  SessionSigner,
} from "../../services/ports/key-server";
import type { OwnRecords } from "../../services/ports/own-records";
import type { ProvenPeople, WantedPeople } from "../../services/ports/proven-people";
import { decodeStrictly, failureOf, readJson, readProblem } from "./answers";
import {
  type NamedRecords,
  namedRecords,
  readCompactGrant,
  readGrants,
  readPage,
  recipientFingerprintOf,
  type WantedGrant,
  wantedGrantPath,
} from "./grant-answers";
import { changeOnWire, inBatches, inParts, registrationOnWire } from "./grant-batches";
import { readRecords } from "./identity-answers";
import {
  bundlePath,
  bundlesOf,
  readBundle,
  readNote,
  readProvenPeople,
  type WantedBundle,
} from "./log-answers";
import { OwnRecordsClient } from "./own-records-client";
import { OwnerFingerprints } from "./owner-fingerprints";
import type { Requests } from "./requests";

/** Milliseconds for a batch, which may be megabytes on a slow line. */
const BATCH_TIMEOUT = 60_000;

/** Bundles of log entries asked for at a time. */
const BUNDLES_AT_ONCE = 4;

/** The key server over HTTP, as services see it. Made by `connectKeyServer`. */
export class KeyServerClient implements KeyServer {
  readonly own: OwnRecords;
  private readonly fingerprints: OwnerFingerprints;

  constructor(
    readonly origin: string,
    private readonly requests: Requests,
    clock: () => number,
  ) {
    this.own = new OwnRecordsClient(requests);
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

  useCheckpoint(newest: () => SeenCheckpoint | null): void {
    this.requests.useCheckpoint(newest);
  }

  async lookUp(
    { addresses = [], userIds = [], logSize }: WantedPeople,
    signal?: AbortSignal,
  ): Promise<ProvenPeople> {
    const json = { addresses, userIds, logSize };
    const answer = await this.requests.send({ method: "POST", path: LOOKUP_PATH, json }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    return readProvenPeople(readJson(answer, lookupAnswerSchema));
  }

  async logCheckpoint(signal?: AbortSignal): Promise<string> {
    const asked = { method: "GET", path: PATHS.checkpoint, accept: MEDIA_NOTE } as const;
    return readNote(await this.requests.sendOpenly(asked, signal));
  }

  async logEntries(from: number, to: number, signal?: AbortSignal): Promise<Uint8Array[]> {
    const bundles = bundlesOf(from, to);
    const entries: Uint8Array[][] = [];
    for (const part of inParts(bundles, BUNDLES_AT_ONCE)) {
      entries.push(...(await Promise.all(part.map((bundle) => this.readEntries(bundle, signal)))));
    }
    return entries.flat();
  }

  async logConsistency(from: number, to: number, signal?: AbortSignal): Promise<Uint8Array[]> {
    const path = `${PATHS.consistency}?from=${from}&to=${to}`;
    const answer = await this.requests.sendOpenly({ method: "GET", path }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    const { proof } = readJson(answer, consistencyAnswerSchema);
    return decodeStrictly(() => proof.map(base64UrlToBytes));
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
    const named = namedRecords(answer, wanted);
    const context = {
      dataId,
      ownerId: named.ownerId,
      ownerFingerprint: await this.fingerprintOfOwner(named, signal),
      recipientId: this.requests.signer.userId,
      recipientFingerprint: recipientFingerprintOf(named, wanted),
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

  /** A part of a bundle may be gone once the bundle is full: then the full one has it. */
  private async readEntries(bundle: WantedBundle, signal: AbortSignal | undefined): Promise<Uint8Array[]> {
    const ask = (width: number) =>
      this.requests.sendOpenly(
        { method: "GET", path: bundlePath(bundle, width), accept: MEDIA_TILE },
        signal,
      );
    const answer = await ask(bundle.width);
    const isGone = answer.status === 404 && bundle.width < TILE_WIDTH;
    return readBundle(isGone ? await ask(TILE_WIDTH) : answer, bundle);
  }

  private async fingerprintOfOwner(
    { ownerId, ownerSequence }: NamedRecords,
    signal: AbortSignal | undefined,
  ): Promise<Fingerprint> {
    const known = this.fingerprints.find(ownerId, ownerSequence);
    if (known !== null) return known;
    const { people } = await this.lookUp({ userIds: [ownerId], logSize: 0 }, signal);
    const owner = people.find(({ userId }) => userId === ownerId);
    if (owner !== undefined) this.fingerprints.remember(ownerId, readRecords(owner));
    const fingerprint = this.fingerprints.find(ownerId, ownerSequence);
    if (fingerprint === null)
      throw new KeyferryError("server-answer-invalid", "a grant of an owner who is not enrolled");
    return fingerprint;
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
