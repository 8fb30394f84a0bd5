import type { FastifyRequest } from "fastify";
import { hmacSha256, openBox, sealBox, sha256, utf8 } from "../../shared/crypto";
import { IDEMPOTENCY_HEADER } from "../../shared/protocol/http/media-types";
import { Problem } from "../problem";

/** RFC 8941 section 3.3.3, a string: long enough that nobody finds it by trying. */
const KEY = /^"([\x20\x21\x23-\x5b\x5d-\x7e]{16,64})"$/;
const BOX_KEY_LENGTH = 16;
const BOX_INFO = "keyferry/v1/kept-answer";
const PERSON_INFO = "keyferry/v1/kept-answer-person";

/** A request that its sender has given a name, to be able to repeat it. */
export class NamedRequest {
  private constructor(
    private readonly key: string,
    /** SHA-256 over sender, place and name. */
    readonly keyHash: Uint8Array,
    /** SHA-256 over the person who sent it; null without a session. */
    readonly personHash: Uint8Array | null,
    /** SHA-256 over what is asked for. */
    readonly requestHash: Uint8Array,
  ) {}

  /**
   * Null for a request without a name.
   * @throws Problem `request-invalid` when the name is none
   */
  static of(request: FastifyRequest): NamedRequest | null {
    const header = request.headers[IDEMPOTENCY_HEADER];
    if (header === undefined) return null;
    const key = typeof header === "string" ? KEY.exec(header)?.[1] : undefined;
    if (key === undefined)
      throw new Problem("request-invalid", {
        detail: 'Idempotency-Key takes 16 to 64 characters between quotation marks, "…"',
      });
    const { personId } = request;
    const sender = personId ?? request.ip;
    const personHash = personId && sha256(utf8(PERSON_INFO), utf8(personId));
    const place = JSON.stringify([sender, request.method, request.raw.url, key]);
    const content = JSON.stringify([request.headers["if-match"] ?? null, request.body ?? null]);
    return new NamedRequest(key, sha256(utf8(place)), personHash, sha256(utf8(content)));
  }

  /** Seals an answer's body under the request's name, which the server does not keep. */
  seal(body: Uint8Array): Uint8Array {
    return sealBox(this.boxKey, BOX_INFO, this.keyHash, body);
  }

  /** @throws CryptoError `authentication-failed` */
  open(box: Uint8Array): Uint8Array {
    return openBox(this.boxKey, BOX_INFO, this.keyHash, box);
  }

  private get boxKey(): Uint8Array {
    return hmacSha256(utf8(this.key), utf8(BOX_INFO)).subarray(0, BOX_KEY_LENGTH);
  }
}
