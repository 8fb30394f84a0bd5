/** The only door to `shared/crypto`: bytes in, bytes out, over the primitives of `node:crypto`. */
export {
  AEAD_KEY_LENGTH,
  BLOCK_LENGTH,
  ciphertextLength,
  IV_LENGTH,
  openA128CbcHs256,
  type Sealed,
  type SealedParts,
  sealA128CbcHs256,
  sealA128CbcHs256Parts,
  TAG_LENGTH,
} from "./authenticated-cipher";
export type { Brand, DataId, Fingerprint, SecretKey16, SigningPublicKey, UserId } from "./branded-types";
export { concatBytes, plainBytes, requireLength, u32be, u64be, utf8 } from "./byte-strings";
export { CRYPTO_ERROR_SENTENCES, CryptoError, type CryptoErrorCode } from "./crypto-error";
export { hkdf, hmacSha256, sha256 } from "./digest";
export {
  checkRsaPublicKey,
  importEncryptionKey,
  importEncryptionPublicKey,
  type RsaBits,
  rsaBlockLength,
} from "./encryption-key";
export { FINGERPRINT_LENGTH, fingerprintDigits, fingerprintOf, fingerprintWords } from "./fingerprint";
export {
  dataIdBytes,
  dataIdFromBytes,
  ID_LENGTH,
  newDataId,
  newUserId,
  parseDataId,
  parseUserId,
  userIdBytes,
  userIdFromBytes,
} from "./identifiers";
export { derivePublicHalves, generateIdentity, type IdentityKeys, type PublicHalves } from "./identity-keys";
export { asSecretKey16, deriveItemKey, generateDataKey, ROOT_NONCE_LENGTH, rootDataId } from "./item-key";
export {
  type Cover,
  coverRange,
  deriveCover,
  deriveLeaf,
  leafFromCover,
  MAX_TREE_DEPTH,
  type NodePosition,
  treeDepth,
} from "./key-tree";
export { maxWrappedPlaintextLength, unwrapKey, wrapKey, wrappedBlockLength } from "./key-wrap";
export { type LeafSource, leafSource, type Tree } from "./leaf-source";
export {
  newRecoverySeed,
  RECOVERY_WORD_COUNT,
  recoveryKeyFromSeed,
  recoverySeed,
  recoveryWords,
} from "./recovery-key";
export { boxLength, KEY_LENGTH, openBox, sealBox, sealBoxWithIv } from "./sealed-box";
export { equalConstantTime, zero } from "./secret-memory";
export { openSegment, type SegmentKey, sealSegment, sealSegmentParts, segmentKey } from "./segment-cipher";
export { importSigningKey, rawSigningPublicKey, SIGNATURE_LENGTH, sign, verify } from "./signing";
export { checkSigningPublicKey, SIGNING_KEY_LENGTH } from "./signing-point";
export { SIGNING_SEED_LENGTH, type SigningPair, signingPairFromSeed } from "./signing-seed";
export {
  base64ToBytes,
  base64UrlToBytes,
  bytesToBase64,
  bytesToBase64Url,
  bytesToHex,
  hexToBytes,
} from "./text-encodings";
export {
  VRF_OUTPUT_LENGTH,
  VRF_PROOF_LENGTH,
  vrfOutputUnverified,
  vrfProve,
  vrfPublicKey,
  vrfVerify,
} from "./vrf";
