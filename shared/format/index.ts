/** The only door to `shared/format`: identity records, containers and grants, byte for byte as docs/format.md says. */
export {
  CONTAINER_PREFIX_LENGTH,
  type ContainerHead,
  type ContainerPrefix,
  encodeContainerHead,
  headLength,
  MAX_HEAD_LENGTH,
  parseContainerHead,
  parseContainerPrefix,
  predictHeadLength,
} from "./container-head";
export {
  CONTAINER_KINDS,
  type ContainerHeader,
  type ContainerKind,
  emptyTagsHash,
  type PathStep,
  type SeenCheckpoint,
  type Writer,
} from "./container-header";
export {
  checkContainerLength,
  containerLength,
  type Layout,
  segmentCount,
  segmentOffset,
  segmentPlaintextLength,
  segmentSize,
  storedSegmentLength,
} from "./container-layout";
export { FORMAT_ERROR_SENTENCES, FormatError, type FormatErrorCode } from "./format-error";
export {
  GRANT_ACCESS,
  GRANT_KINDS,
  type Grant,
  type GrantAccess,
  type GrantContext,
  type GrantKind,
  type GrantPayload,
  type GrantTerms,
  type ItemPayload,
  isGrantExpired,
  type RangePayload,
  type SetPayload,
  type UnsignedGrant,
} from "./grant";
export { decodeGrantCompact, encodeGrantCompact, MAX_COMPACT_GRANT_LENGTH } from "./grant-compact";
export { decodeGrantJson, encodeGrantJson, type GrantJson } from "./grant-json";
export { createGrant, type GrantRequest, openGrant, verifyGrant } from "./grant-signature";
export type { RecordAuthority, SigningAuthority } from "./identity-authority";
export {
  type IdentityRecord,
  type OpenedIdentityRecord,
  openIdentityRecord,
  signIdentityRecord,
} from "./identity-record";
export { LIMITS } from "./limits";
export {
  type AuditHeadEntry,
  decodeLogEntry,
  encodeLogEntry,
  type LogEntry,
  type LogKeyEntry,
  PERSON_ENTRY_KINDS,
  type PersonEntry,
  type PersonEntryKind,
} from "./log-entry";
export { labelFromOutput, labelInput, personHash, recordHash } from "./log-pseudonyms";
export { checkAddress, checkItemName, checkPersonName, cutToBytes, normalizeAddress } from "./names";
export { checkNote, noteOf } from "./notes";
export { isRecoveryClaimSigned, type RecoveryClaimFields, signRecoveryClaim } from "./recovery-claim";
export { recoveryKeyHash } from "./recovery-commitment";
export {
  isSealedWith,
  openRecoveryKit,
  parseRecoveryKit,
  type SealedKit,
  sealRecoveryKit,
} from "./recovery-kit";
export { overwriteKit, type RecoveryKit } from "./recovery-kit-content";
export { type EarlierKey, openItem, type SealedItem, type SealedPlace, sealItem } from "./sealed-item";
export { isByOwner, type WriterStanding, writerStanding } from "./writer-standing";
