import { concatBytes, requireLength, sha256, type UserId, userIdBytes, utf8 } from "../crypto";
import { checkAddress } from "./names";

/** How the transparency log names a person, an address and a record, for ever, without saying who or what they are. */

const PERSON_DOMAIN = utf8("keyferry/v1/log-person");
const LABEL_DOMAIN = utf8("keyferry/v1/log-label");
const VRF_OUTPUT_LENGTH = 64;
const LABEL_LENGTH = 32;

/** SHA-256("keyferry/v1/log-person" || userId), 32 bytes. */
export function personHash(userId: UserId): Uint8Array {
  return sha256(PERSON_DOMAIN, userIdBytes(userId));
}

/**
 * What the log's VRF is asked for an address: "keyferry/v1/log-label" || address.
 * @throws FormatError `invalid-address` unless the address is already normal
 */
export function labelInput(address: string): Uint8Array {
  return concatBytes(LABEL_DOMAIN, utf8(checkAddress(address)));
}

/**
 * The label of an address: the first 32 bytes of the VRF's output.
 * @param output 64 bytes, of a proof that `vrfVerify` accepted or that was made here
 * @throws CryptoError `invalid-length`
 */
export function labelFromOutput(output: Uint8Array): Uint8Array {
  requireLength(output, VRF_OUTPUT_LENGTH, "VRF output");
  return output.slice(0, LABEL_LENGTH);
}

/** SHA-256 of a whole signed envelope, 32 bytes: what an entry says of a record, and what `If-Match` names. */
export function recordHash(envelope: Uint8Array): Uint8Array {
  return sha256(envelope);
}
