import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  concatBytes,
  dataIdFromBytes,
  hexToBytes,
  newDataId,
  rootDataId,
  type SigningPublicKey,
  sha256,
  sign,
  u32be,
  utf8,
} from "../../../../shared/crypto";
import {
  CONTAINER_PREFIX_LENGTH,
  type ContainerHeader,
  emptyTagsHash,
  encodeContainerHead,
  LIMITS,
  parseContainerHead,
  parseContainerPrefix,
  predictHeadLength,
} from "../../../../shared/format";
import { decodeHeader, encodeHeader } from "../../../../shared/format/container-header";
import { type CborValue, decodeCbor, encodeCbor } from "../../../../shared/format/strict-cbor";
import { alice, bob } from "../../../vectors/example-people";
import {
  bobAsWriter,
  exampleFile,
  rootNonce,
  vaultContainer,
  vaultHeader,
  vaultId,
} from "../../../vectors/example-vault";
import { expectCode, hostileBytes, readOrRefuse } from "./damage";

const fileHeader = exampleFile.header;
const fileHeaderBytes = encodeHeader(fileHeader);

/** A head around any header bytes, signed by Alice, to get past the signature. */
function headAround(headerBytes: Uint8Array): Uint8Array {
  const signature = sign(alice.signingPrivate, "keyferry/v1/header", headerBytes);
  return concatBytes(utf8("KEYFERRY"), Uint8Array.of(1), u32be(headerBytes.length), headerBytes, signature);
}

function headWithFields(of: ContainerHeader, change: (fields: Map<number, CborValue>) => void): Uint8Array {
  const fields = new Map(decodeCbor(encodeHeader(of), LIMITS.headerBytes) as Map<number, CborValue>);
  change(fields);
  return headAround(encodeCbor(fields));
}

function encode(changes: Partial<ContainerHeader>): Uint8Array {
  return encodeContainerHead({ ...fileHeader, ...changes }, alice.signingPrivate);
}

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const u32 = fc.nat(0xffffffff);
const anyStep = fc.record({ id: bytesOf(16).map(dataIdFromBytes), epoch: u32 });

/** Any valid header of a file, with its root made for a random nonce. */
const anyFileHeader: fc.Arbitrary<ContainerHeader> = fc
  .record({
    nonce: bytesOf(16),
    steps: fc.array(anyStep, { maxLength: 8 }),
    rootEpoch: u32,
    dataId: bytesOf(16).map(dataIdFromBytes),
    epoch: u32,
    version: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    previousHeaderHash: fc.option(bytesOf(32)),
    segmentSizeLog2: fc.integer({ min: 12, max: 24 }),
    plaintextLength: fc.integer({ min: 1, max: 2 ** 43 }),
    tagsHash: bytesOf(32),
    sealed: fc.uint8Array({ maxLength: 300 }),
    checkpoint: fc.option(fc.record({ size: fc.maxSafeNat(), rootHash16: bytesOf(16) })),
  })
  .map(({ nonce, steps, rootEpoch, ...fields }) => ({
    ...fields,
    kind: "file",
    path: [{ id: rootDataId(alice.signingKey, nonce), epoch: rootEpoch }, ...steps],
    writer: bobAsWriter,
    owner: { signingKey: alice.signingKey, nonce },
    writers: [],
  }));

describe("a container's head", () => {
  it("comes back as it was signed, with its length as predicted", () => {
    fc.assert(
      fc.property(anyFileHeader, fc.uint8Array({ maxLength: 20 }), (header, rest) => {
        const head = encodeContainerHead(header, bob.signingPrivate);
        expect(head.length).toBe(predictHeadLength(header));
        const parsed = parseContainerHead(concatBytes(head, rest));
        expect(parsed.header).toEqual(header);
        expect(parsed.headLength).toBe(head.length);
        expect(parseContainerPrefix(head.subarray(0, 13)).headLength).toBe(head.length);
      }),
    );
  });

  it("names the version by the SHA-256 of the header's bytes", () => {
    expect(parseContainerHead(exampleFile.head).headerHash).toEqual(sha256(fileHeaderBytes));
  });

  it("comes back for a vault with its writers", () => {
    expect(parseContainerHead(vaultContainer).header).toEqual(vaultHeader);
  });

  it("never crashes its reader", () => {
    fc.assert(
      fc.property(hostileBytes(exampleFile.head, vaultContainer), (bytes) => {
        readOrRefuse(() => parseContainerHead(bytes));
      }),
      { numRuns: 1000 },
    );
  });

  it("has one encoding only: a reader behind the signature accepts nothing else", () => {
    fc.assert(
      fc.property(hostileBytes(fileHeaderBytes, encodeHeader(vaultHeader)), (bytes) => {
        const header = readOrRefuse(() => decodeHeader(bytes));
        if (header !== null) expect(Uint8Array.from(encodeHeader(header))).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a reader of containers", () => {
  it("tells what is no container from what is incomplete", () => {
    expectCode(() => parseContainerPrefix(utf8("%PDF-1.7 and more text")), "not-a-container");
    expectCode(() => parseContainerPrefix(new Uint8Array(0)), "not-a-container");
    expectCode(() => parseContainerPrefix(utf8("KEYFERRZ12345")), "not-a-container");
    for (let length = 1; length < exampleFile.head.length; length++) {
      expectCode(() => parseContainerHead(exampleFile.head.subarray(0, length)), "truncated");
    }
  });

  it("asks for an update when the version is newer", () => {
    const newer = Uint8Array.from(exampleFile.head).fill(2, 8, 9);
    expectCode(() => parseContainerHead(newer), "newer-version");
    expectCode(() => parseContainerHead(Uint8Array.from(exampleFile.head).fill(0, 8, 9)), "malformed");
  });

  it("refuses a header above 64 KiB before reading it", () => {
    const prefix = concatBytes(utf8("KEYFERRY"), Uint8Array.of(1), u32be(LIMITS.headerBytes + 1));
    expect(prefix.length).toBe(CONTAINER_PREFIX_LENGTH);
    expectCode(() => parseContainerPrefix(prefix), "limit-exceeded");
    expectCode(
      () => parseContainerPrefix(concatBytes(prefix.subarray(0, 9), u32be(0xffffffff))),
      "limit-exceeded",
    );
  });

  it("refuses an unknown suite", () => {
    expectCode(
      () => parseContainerHead(headWithFields(fileHeader, (fields) => fields.set(0, 2))),
      "unsupported-suite",
    );
  });

  it("refuses unknown and missing fields", () => {
    expectCode(
      () => parseContainerHead(headWithFields(fileHeader, (fields) => fields.set(15, 0))),
      "malformed",
    );
    expectCode(
      () => parseContainerHead(headWithFields(fileHeader, (fields) => fields.set(14, []))),
      "malformed",
    );
    for (let field = 0; field < 14; field++) {
      expectCode(
        () => parseContainerHead(headWithFields(fileHeader, (fields) => fields.delete(field))),
        "malformed",
      );
    }
  });

  it("refuses a header that the named writer did not sign", () => {
    const signedByAlice = headWithFields(fileHeader, (fields) =>
      fields.set(11, [bob.fingerprint, bob.signingKey]),
    );
    expectCode(() => parseContainerHead(signedByAlice), "signature-invalid");
    expectCode(() => encodeContainerHead(fileHeader, bob.signingPrivate), "signature-invalid");
  });

  it("refuses weak keys of writer and owner", () => {
    const weak = new Uint8Array(32) as unknown as SigningPublicKey;
    expectCode(
      () => parseContainerHead(headWithFields(fileHeader, (f) => f.set(11, [alice.fingerprint, weak]))),
      "weak-key",
    );
    expectCode(
      () => parseContainerHead(headWithFields(fileHeader, (f) => f.set(12, [weak, rootNonce]))),
      "weak-key",
    );
  });
});

describe("the root's data ID", () => {
  it("must be made of the owner's key and nonce", () => {
    const stranger = { signingKey: bob.signingKey, nonce: rootNonce };
    expectCode(() => encode({ owner: stranger }), "wrong-owner");
    const fields: CborValue = [bob.signingKey, rootNonce];
    expectCode(() => parseContainerHead(headWithFields(fileHeader, (f) => f.set(12, fields))), "wrong-owner");
    expectCode(() => encode({ path: [{ id: newDataId(), epoch: 1 }] }), "wrong-owner");
  });

  it("stays when the owner has other keys by now, so a vault's header may be signed by another key than it is made of", () => {
    const byBob = { ...vaultHeader, writer: bobAsWriter };
    const { header } = parseContainerHead(encodeContainerHead(byBob, bob.signingPrivate));
    expect(header.writer).toEqual(bobAsWriter);
  });
});

describe("limits and consistency", () => {
  const path = [{ id: vaultId, epoch: 1 }];
  const steps = (count: number) => Array.from({ length: count }, () => ({ id: newDataId(), epoch: 1 }));

  it.each([
    ["a path above 64 steps", { path: [...path, ...steps(64)] }, "limit-exceeded"],
    ["segments above 2^24", { segmentSizeLog2: 25 }, "limit-exceeded"],
    ["segments below 2^12", { segmentSizeLog2: 11 }, "malformed"],
    ["more than 2^32 - 1 segments", { segmentSizeLog2: 12, plaintextLength: 2 ** 44 }, "limit-exceeded"],
    ["an epoch above 32 bits", { epoch: 2 ** 32 }, "limit-exceeded"],
    ["version 0", { version: 0 }, "malformed"],
    ["a negative length", { plaintextLength: -1 }, "malformed"],
    ["a file without a parent", { path: [] }, "wrong-owner"],
    ["an item within itself", { path: [...path, { id: fileHeader.dataId, epoch: 1 }] }, "malformed"],
    ["the same ancestor twice", { path: [...path, ...path] }, "malformed"],
    ["a folder with content", { kind: "folder" }, "malformed"],
    ["an empty file with tags", { plaintextLength: 0 }, "malformed"],
    ["writers in a file", { writers: [bobAsWriter] }, "malformed"],
    ["a header above 64 KiB", { sealed: new Uint8Array(65_536) }, "limit-exceeded"],
    ["a short hash", { previousHeaderHash: new Uint8Array(31) }, "malformed"],
  ] as const)("refuse %s", (_what, changes, code) => {
    expectCode(() => encode(changes), code);
  });

  it("refuse a vault with a parent, and one with more than 512 writers", () => {
    const nested = { ...vaultHeader, dataId: newDataId(), path };
    expectCode(() => encodeContainerHead(nested, alice.signingPrivate), "malformed");
    const crowded = { ...vaultHeader, writers: Array.from({ length: 513 }, () => bobAsWriter) };
    expectCode(() => encodeContainerHead(crowded, alice.signingPrivate), "limit-exceeded");
  });

  it("allow the largest vault header", () => {
    const full = { ...vaultHeader, writers: Array.from({ length: 512 }, () => bobAsWriter) };
    expect(parseContainerHead(encodeContainerHead(full, alice.signingPrivate)).header.writers.length).toBe(
      512,
    );
  });

  it("allow a path of 64 steps, and an empty file", () => {
    expect(parseContainerHead(encode({ path: [...path, ...steps(63)] })).header.path.length).toBe(64);
    expect(
      parseContainerHead(encode({ plaintextLength: 0, tagsHash: emptyTagsHash() })).header.plaintextLength,
    ).toBe(0);
  });

  it("hold for heads made by others", () => {
    expectCode(() => parseContainerHead(headWithFields(fileHeader, (f) => f.set(3, []))), "malformed");
    expectCode(() => parseContainerHead(headWithFields(fileHeader, (f) => f.set(5, 0))), "malformed");
    expectCode(() => parseContainerHead(headWithFields(fileHeader, (f) => f.set(1, 3))), "malformed");
    expectCode(
      () => parseContainerHead(headWithFields(fileHeader, (f) => f.set(2, hexToBytes("00")))),
      "malformed",
    );
  });
});
