import {
  bytesToHex,
  concatBytes,
  dataIdBytes,
  deriveCover,
  deriveLeaf,
  fingerprintDigits,
  fingerprintWords,
  hexToBytes,
  hkdf,
  openBox,
  recoveryKeyFromSeed,
  recoveryWords,
  segmentKey,
  treeDepth,
  u32be,
  u64be,
  utf8,
  vrfOutputUnverified,
  vrfProve,
  vrfPublicKey,
} from "../../shared/crypto";
import {
  encodeGrantCompact,
  encodeGrantJson,
  encodeLogEntry,
  labelFromOutput,
  labelInput,
  openIdentityRecord,
  parseContainerHead,
  personHash,
  recordHash,
  recoveryKeyHash,
  signIdentityRecord,
} from "../../shared/format";
import { encodeHeader } from "../../shared/format/container-header";
import { encodePayload } from "../../shared/format/grant-payload";
import { signedFields, signGrant } from "../../shared/format/grant-signature";
import { wrappingLabel } from "../../shared/format/grant-wrapping";
import { sealRecoveryKitWith } from "../../shared/format/recovery-kit";
import { leafHash, parseSkey, signCheckpoint } from "../../shared/log";
import { alice, bob } from "./example-people";
import {
  contentKey,
  exampleCheckpoint,
  exampleContent,
  exampleFile,
  exampleTime,
  fileId,
  fileKey,
  rootKey,
  rootNonce,
  vaultContainer,
  vaultId,
} from "./example-vault";

/** The worked example of docs/format.md: every block of it by name, computed by the code. */

/** OAEP is random, so one wrapping of the payload is written down; Bob's private key opens it. */
const WRAPPED = hexToBytes(
  "624af0d662dfa0d25a79ccb878b5f39240ea0f5934ddc37e7d6dbbec2064f47533398220aac33eea3ac1e2b5ac8c7910" +
    "29479c71bc8ed18198ec3ccf65ba0309ab6d88ca42d25ece2e56de96ee9b8d475be1ae2012992d6ea5db234a24622fcf" +
    "624d1dc5446570158bc74dacb205db88db9e06ff5371a74e9e2e7faeb371797742d68c1ed7638473216099d9293d5d81" +
    "73e2b03a2a6edad750f8023ebedd7e41fd8006f8e534c323e98825cf0a21e687aa9977f82f52f68ac90a23a449912737" +
    "6b8fe4725494630e351e7d97f3f3fcdb9ead9f24cb7116ea9c291f7a3809bd5f3900558fca5d0826ff06f317d2ccafb0" +
    "30c946cbfba244720679b95b2c10f75d",
);

export const exampleItemPayload = { kind: "item", key: fileKey, name: "greeting.txt" } as const;

export const exampleGrant = signGrant(
  {
    dataId: fileId,
    ownerId: alice.userId,
    ownerFingerprint: alice.fingerprint,
    recipientId: bob.userId,
    recipientFingerprint: bob.fingerprint,
    kind: "item",
    access: "read",
    epoch: 1,
    issuedAt: exampleTime,
    notAfter: null,
    checkpoint: exampleCheckpoint,
    wrapped: WRAPPED,
  },
  alice.signingPrivate,
);

const RECOVERY_SEED = new Uint8Array(32).fill(0x55);
const recovery = recoveryKeyFromSeed(RECOVERY_SEED);

const envelope = signIdentityRecord(
  {
    userId: alice.userId,
    address: "alice@example.org",
    name: "Alice",
    sequence: 0,
    previousHash: null,
    rsaSpki: alice.encryptionSpki,
    signingKey: alice.signingKey,
    createdAt: exampleTime,
    recoveryKeyHash: recoveryKeyHash(recovery.publicKey),
  },
  alice.signingPrivate,
);

const kitSalt = new Uint8Array(32).fill(0x66);
const recoveryKit = sealRecoveryKitWith(
  {
    server: "https://keys.example.org",
    userId: alice.userId,
    address: "alice@example.org",
    name: "Alice",
    sequence: 0,
    recordHash: recordHash(envelope),
    madeAt: exampleTime,
    encryption: alice.encryptionPrivate,
    signing: alice.signingPrivate,
    former: [],
  },
  RECOVERY_SEED,
  { salt: kitSalt, iv: new Uint8Array(16).fill(0x77) },
);

const VRF_SEED = new Uint8Array(32).fill(0x33);
const labelProof = vrfProve(VRF_SEED, labelInput("alice@example.org"));
const label = labelFromOutput(vrfOutputUnverified(labelProof));
const logEntry = encodeLogEntry({
  kind: "enrol",
  time: exampleTime,
  personHash: personHash(alice.userId),
  label,
  sequence: 0,
  recordHash: recordHash(envelope),
});
const logSigner = parseSkey(
  "PRIVATE+KEY+keyferry.log/example+4f96ba66+AURERERERERERERERERERERERERERERERERERERERERE",
);
const checkpoint = signCheckpoint({ origin: logSigner.name, size: 1, root: leafHash(logEntry) }, logSigner);

const BOX_INFO = "keyferry/v1/header-box";
const boxAad = concatBytes(utf8(BOX_INFO), dataIdBytes(fileId), u32be(1), u64be(1));
const rangeExample = {
  kind: "range",
  from: 2,
  to: 9,
  version: 3,
  segmentCount: 10,
  nodes: deriveCover(contentKey, treeDepth(10), 2, 9),
} as const;

const bytes: Readonly<Record<string, Uint8Array>> = {
  "alice-signing-key": alice.signingKey,
  "alice-spki": alice.encryptionSpki,
  "alice-fingerprint": alice.fingerprint,
  "bob-private-key": bob.encryptionPrivate,
  "bob-signing-key": bob.signingKey,
  "bob-fingerprint": bob.fingerprint,
  "identity-record": openIdentityRecord(envelope).recordBytes,
  "identity-envelope": envelope,
  "recovery-key": recovery.publicKey,
  "recovery-kit-key": hkdf(RECOVERY_SEED, kitSalt, utf8("keyferry/v1/recovery-kit"), 32),
  "recovery-kit": recoveryKit,
  "vrf-key": vrfPublicKey(VRF_SEED),
  "label-proof": labelProof,
  label,
  "log-entry": logEntry,
  "log-leaf": leafHash(logEntry),
  "root-nonce": rootNonce,
  "vault-id": dataIdBytes(vaultId),
  "root-key": rootKey,
  "file-id": dataIdBytes(fileId),
  "file-key": fileKey,
  "vault-container": vaultContainer,
  "content-key": contentKey,
  "tree-leaf": deriveLeaf(contentKey, 4, 5),
  "tree-cover": concatBytes(...rangeExample.nodes),
  "box-key": hkdf(fileKey, new Uint8Array(0), utf8(BOX_INFO), 32),
  "box-aad": boxAad,
  "box-plaintext": openBox(fileKey, BOX_INFO, boxAad, exampleFile.header.sealed),
  box: exampleFile.header.sealed,
  header: encodeHeader(exampleFile.header),
  "header-hash": parseContainerHead(exampleFile.head).headerHash,
  "segment-plaintext": exampleContent,
  "segment-key": segmentKey(contentKey).key32,
  "segment-iv": segmentKey(contentKey).iv16,
  "segment-aad": concatBytes(utf8("keyferry/v1/segment"), dataIdBytes(fileId), u32be(0), u32be(1)),
  segment: exampleFile.bytes.subarray(exampleFile.head.length),
  container: exampleFile.bytes,
  "grant-payload": encodePayload(exampleItemPayload),
  "grant-label": wrappingLabel(exampleGrant),
  "grant-wrapped": exampleGrant.wrapped,
  "grant-signed": signedFields(exampleGrant),
  "grant-signature": exampleGrant.signature,
  "grant-compact": encodeGrantCompact(exampleGrant),
  "range-payload": encodePayload(rangeExample),
};

const texts: Readonly<Record<string, string>> = {
  "alice-words": fingerprintWords(alice.fingerprint).join(" "),
  "alice-digits": fingerprintDigits(alice.fingerprint),
  "recovery-words": recoveryWords(RECOVERY_SEED).join(" "),
  "log-vkey": logSigner.vkey,
  checkpoint: checkpoint.trimEnd(),
  "grant-json": JSON.stringify(encodeGrantJson(exampleGrant), null, 2),
};

/** Each block's name and text; bytes as hex in lines of 32 bytes. */
export const formatExample: ReadonlyMap<string, string> = new Map([
  ...Object.entries(bytes).map(([name, value]): [string, string] => [name, hexLines(value)]),
  ...Object.entries(texts),
]);

function hexLines(value: Uint8Array): string {
  return (bytesToHex(value).match(/.{1,64}/g) ?? []).join("\n");
}
