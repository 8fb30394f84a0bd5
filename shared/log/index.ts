/** The only door to `shared/log`: Merkle trees, their proofs, tiles and signed checkpoints, as RFC 9162 and C2SP say. */
export {
  type Checkpoint,
  type Cosignature,
  cosign,
  formatCheckpoint,
  type LogTrust,
  type OpenedCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from "./checkpoint";
export { type ClosedSubtree, CompactRange } from "./compact-range";
export { type ConsistencyClaim, verifyConsistency } from "./consistency";
export { decodeEntryBundle, encodeEntryBundle } from "./entry-bundle";
export type { HashReader, TreePlace } from "./hash-reader";
export { type InclusionClaim, verifyInclusion } from "./inclusion";
export { LOG_ERROR_SENTENCES, LogError, type LogErrorCode } from "./log-error";
export {
  COSIGNATURE_KEY,
  formatVkey,
  isKeyName,
  type LogVerifier,
  NOTE_KEY,
  type NoteKeyType,
  parseVkey,
} from "./note-key";
export {
  generateSkey,
  generateWitnessSkey,
  type LogSigner,
  parseSkey,
  parseWitnessSkey,
  type SignatureLine,
  verifyEndorsement,
  type WitnessSigner,
} from "./note-signer";
export { consistencyProof, inclusionProof, rootAt } from "./proofs";
export { MAX_NOTE_BYTES, MAX_SIGNATURE_LINES, type OpenedNote, openNote, signNote } from "./signed-note";
export { verifySubtreeConsistency, verifySubtreeInclusion } from "./subtree";
export { hashFromTile, type PlaceInTile, placeInTile } from "./tile-hashes";
export {
  entriesPath,
  parseTilePath,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TileName,
  tilePath,
  tileWidth,
} from "./tile-path";
export { EMPTY_ROOT, HASH_LENGTH, type Hash, leafHash, nodeHash } from "./tree-hash";
