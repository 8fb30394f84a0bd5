import { z } from "zod";
import { base64UrlToBytes } from "../../../shared/crypto";
import { COSIGNATURE_KEY, type LogVerifier, NOTE_KEY, parseVkey } from "../../../shared/log";
import { fixedBytes } from "../../../shared/protocol/http/encodings";
import { logSizeSchema, vkeySchema } from "../../../shared/protocol/http/log";
import { parseServerOrigin } from "../../../shared/protocol/http/origin";
import { KeyferryError } from "../keyferry-error";

/** What a company demands of the log of one key server, instead of believing what the server says first. */
export interface DemandedLog {
  /** The log's own name. */
  readonly origin: string;
  /** Oldest first. Newer ones count when each is endorsed by the one before. */
  readonly keys: readonly LogVerifier[];
  /** RFC 9381 public key of the labels, 32 bytes. */
  readonly vrfKey: Uint8Array;
  readonly witnesses: readonly LogVerifier[];
  /** How many of the witnesses must have cosigned every checkpoint. */
  readonly quorum: number;
}

/** By the key server's origin. A server that is not named is believed at first use. */
export type LogPolicy = ReadonlyMap<string, DemandedLog>;

const policySchema = z.strictObject({
  version: z.literal(1),
  logs: z.array(
    z.strictObject({
      server: z.string().min(1).max(2000),
      origin: z.string().min(1).max(255),
      keys: z.array(vkeySchema).min(1).max(64),
      vrfKey: fixedBytes(32, "Public key of the labels"),
      witnesses: z.array(vkeySchema).max(16).default([]),
      quorum: logSizeSchema.default(0),
    }),
  ),
});

/**
 * Reads a policy file: JSON as `policySchema` says, nothing else in it.
 * @throws KeyferryError `log-policy-invalid`; the detail says where
 */
export function parseLogPolicy(text: string): LogPolicy {
  const { logs } = readDocument(text);
  const policy = new Map<string, DemandedLog>();
  for (const { server, origin, keys, vrfKey, witnesses, quorum } of logs) {
    const serverOrigin = parseServerOrigin(server);
    if (serverOrigin === null) throw invalid(`${server} is no server`);
    if (policy.has(serverOrigin)) throw invalid(`${serverOrigin} is there twice`);
    if (quorum > witnesses.length) throw invalid("more cosignatures than witnesses");
    policy.set(serverOrigin, {
      origin,
      keys: keys.map((key) => readKey(key, NOTE_KEY)),
      vrfKey: base64UrlToBytes(vrfKey),
      witnesses: witnesses.map((key) => readKey(key, COSIGNATURE_KEY)),
      quorum,
    });
  }
  return policy;
}

function readDocument(text: string): z.infer<typeof policySchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid("not JSON");
  }
  const parsed = policySchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues[0]?.path.join(".") ?? "shape");
}

function readKey(text: string, type: LogVerifier["type"]): LogVerifier {
  let verifier: LogVerifier;
  try {
    verifier = parseVkey(text);
  } catch {
    throw invalid(`${text} is no key`);
  }
  if (verifier.type !== type) throw invalid(`${text} is a key of another kind`);
  return verifier;
}

function invalid(detail: string): KeyferryError {
  return new KeyferryError("log-policy-invalid", detail);
}
