import { base64UrlToBytes, bytesToBase64Url, bytesToHex, type UserId } from "../../../shared/crypto";
import { recordHash } from "../../../shared/format";
import { type ServerDescription, serverDescriptionSchema } from "../../../shared/protocol/http/operations";
import { currentKeysPath, newKeysPath, PATHS } from "../../../shared/protocol/http/paths";
import { currentKeysAnswerSchema, enrolmentAnswerSchema } from "../../../shared/protocol/http/people";
import { recoveryAnswerSchema } from "../../../shared/protocol/http/recovery";
import { exchangeAnswerSchema, ID_TOKEN_TYPE, TOKEN_EXCHANGE } from "../../../shared/protocol/http/sessions";
import { KeyferryError } from "../../services/keyferry-error";
import type { OwnRecords, RecordSuccession, RecoveryClaim } from "../../services/ports/own-records";
import { decodeStrictly, failureOf, readJson, readProblem } from "./answers";
import type { Requests } from "./requests";
import type { ServerAnswer } from "./transport";

/** One's own identity at a key server, over HTTP. */
export class OwnRecordsClient implements OwnRecords {
  constructor(private readonly requests: Requests) {}

  async describe(signal?: AbortSignal): Promise<ServerDescription> {
    const answer = await this.requests.sendOpenly({ method: "GET", path: PATHS.server }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    return readJson(answer, serverDescriptionSchema);
  }

  async inviteFor(idToken: string, signal?: AbortSignal): Promise<string> {
    const form = { grant_type: TOKEN_EXCHANGE, subject_token: idToken, subject_token_type: ID_TOKEN_TYPE };
    const answer = await this.requests.sendOpenly({ method: "POST", path: PATHS.token, form }, signal);
    if (answer.status !== 200) throw failureOf(answer);
    return readJson(answer, exchangeAnswerSchema).access_token;
  }

  async enrol(signedRecord: Uint8Array, invite: string | null, signal?: AbortSignal): Promise<void> {
    const json = {
      record: bytesToBase64Url(signedRecord),
      ...(invite === null ? {} : { invite }),
    };
    const answer = await this.requests.sendOpenly({ method: "POST", path: PATHS.enrolments, json }, signal);
    requireInForce(answer);
  }

  async current(userId: UserId, signal?: AbortSignal): Promise<Uint8Array | null> {
    const answer = await this.requests.send({ method: "GET", path: currentKeysPath(userId) }, signal);
    if (answer.status === 404 && readProblem(answer)?.name === "not-found") return null;
    if (answer.status !== 200) throw failureOf(answer);
    const { records } = readJson(answer, currentKeysAnswerSchema).person;
    const inForce = records.at(-1);
    return inForce === undefined ? null : decodeStrictly(() => base64UrlToBytes(inForce.record));
  }

  async replace(
    userId: UserId,
    signedRecord: Uint8Array,
    previous: Uint8Array,
    by: RecordSuccession,
    signal?: AbortSignal,
  ): Promise<void> {
    const asked = {
      method: "POST",
      path: newKeysPath(userId),
      json: { record: bytesToBase64Url(signedRecord) },
      headers: { "if-match": `"${bytesToHex(recordHash(previous))}"` },
    } as const;
    const answer =
      by === "previous-key"
        ? await this.requests.send(asked, signal)
        : await this.requests.sendOpenly(asked, signal);
    requireInForce(answer);
  }

  async forRecovery(claim: RecoveryClaim, signal?: AbortSignal): Promise<Uint8Array[]> {
    const { address, recoveryPublicKey, time, signature } = claim;
    const json = {
      address,
      recoveryKey: bytesToBase64Url(recoveryPublicKey),
      time,
      signature: bytesToBase64Url(signature),
    };
    const answer = await this.requests.sendOpenly({ method: "POST", path: PATHS.recoveries, json }, signal);
    if (answer.status === 404 && readProblem(answer)?.name === "not-found") {
      throw new KeyferryError("recovery-refused");
    }
    if (answer.status !== 200) throw failureOf(answer);
    const { records } = readJson(answer, recoveryAnswerSchema);
    return decodeStrictly(() => records.map(base64UrlToBytes));
  }
}

function requireInForce(answer: ServerAnswer): void {
  if (answer.status !== 201 && answer.status !== 200) throw failureOf(answer);
  readJson(answer, enrolmentAnswerSchema);
}
