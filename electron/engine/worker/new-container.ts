import type { KeyObject } from "node:crypto";
import {
  CryptoError,
  importSigningKey,
  type SecretKey16,
  SIGNATURE_LENGTH,
  sha256,
} from "../../../shared/crypto";
import {
  CONTAINER_PREFIX_LENGTH,
  type ContainerHeader,
  encodeContainerHead,
  FormatError,
  LIMITS,
  type SealedItem,
  sealItem,
} from "../../../shared/format";
import type { NewContainer, WrittenContainer } from "../../services/ports/engine";
import type { HeaderDraft } from "../tasks";
import { JobFailure } from "./failure";
import type { OpenedFile } from "./positioned-file";

const PERMISSION_BITS = 0o7777;

/** What a new container holds, apart from what it is called and where it belongs. */
export interface NewContent {
  readonly segmentSizeLog2: number;
  readonly plaintextLength: number;
  readonly item: Omit<SealedItem, "name">;
}

/** @throws JobFailure "name-invalid", "request-invalid" */
export function draftHeader(
  kind: ContainerHeader["kind"],
  container: NewContainer,
  content: NewContent,
): HeaderDraft {
  const { itemKey, name, ...fields } = container;
  const { segmentSizeLog2, plaintextLength, item } = content;
  const { dataId, epoch, version } = fields;
  const sealed = refusingRequest(() =>
    sealItem(itemKey, { kind, dataId, epoch, version }, { ...item, name }),
  );
  return { kind, ...fields, segmentSizeLog2, plaintextLength, sealed };
}

/** The content of a file's container, from its open source. */
export function contentOf(
  source: OpenedFile,
  job: { readonly mediaType: string; readonly segmentSizeLog2?: number },
  contentKey: SecretKey16,
): NewContent {
  const modifiedAt = Number(source.identity.modifiedNs / 1_000_000n);
  return {
    segmentSizeLog2: job.segmentSizeLog2 ?? LIMITS.segmentSizeLog2Default,
    plaintextLength: source.identity.size,
    item: {
      modifiedAt,
      mode: source.mode & PERMISSION_BITS,
      mediaType: job.mediaType,
      contentKey,
      earlierKeys: [],
    },
  };
}

/** @param pkcs8 Ed25519 private key */
export function readSigningKey(pkcs8: Uint8Array): KeyObject {
  try {
    return importSigningKey(pkcs8);
  } catch (error) {
    if (error instanceof CryptoError) throw new JobFailure("request-invalid", "the signing key is not one");
    throw error;
  }
}

export interface SignedHead {
  readonly head: Uint8Array;
  readonly written: WrittenContainer;
}

/** @throws JobFailure "request-invalid" for a header that readers would refuse */
export function signHead(header: ContainerHeader, signingKey: KeyObject): SignedHead {
  const head = refusingRequest(() => encodeContainerHead(header, signingKey));
  const headerBytes = head.subarray(CONTAINER_PREFIX_LENGTH, head.length - SIGNATURE_LENGTH);
  return { head, written: { header, headerHash: sha256(headerBytes) } };
}

/** While writing, what the format refuses is what the caller asked for, not damage. */
export function refusingRequest<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new JobFailure(error.code === "invalid-name" ? "name-invalid" : "request-invalid", error.message);
  }
}
