/** Hard limits, checked before anything is allocated. All lengths in bytes. */
export const LIMITS = {
  headerBytes: 64 * 1024,
  pathDepth: 64,
  segmentSizeLog2Min: 12,
  segmentSizeLog2Max: 24,
  segmentSizeLog2Default: 18,
  segmentCount: 0xffff_ffff,
  writers: 512,
  earlierKeys: 256,
  itemNameBytes: 1024,
  mediaTypeBytes: 255,
  addressBytes: 254,
  personNameBytes: 100,
  identityRecordBytes: 4096,
  logEntryBytes: 256,
  /** 500 characters of any script, and more. */
  noteBytes: 2000,
  wrappedBytes: 16 * 1024,
  setItems: 400,
  recoveryKitBytes: 256 * 1024,
  /** PKCS#8 of an RSA-3072 key has some 1,800. */
  privateKeyBytes: 2048,
  formerKeys: 64,
  originBytes: 2000,
  /** Deepest nesting of CBOR arrays and maps in any structure of the format. */
  cborDepth: 4,
  epoch: 0xffff_ffff,
  /** Seconds since 1970 in grants are unsigned 32-bit: until the year 2106. */
  grantSeconds: 0xffff_ffff,
} as const;
