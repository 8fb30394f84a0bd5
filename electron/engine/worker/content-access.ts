import {
  type Cover,
  CryptoError,
  coverRange,
  type SecretKey16,
  type Tree,
  treeDepth,
  zero,
} from "../../../shared/crypto";
import { type ContainerHeader, openItem, type SealedItem, segmentCount } from "../../../shared/format";
import type { ContentAccess, SegmentRange } from "../../services/ports/engine";
import type { RestoredMetadata } from "../tasks";
import { JobFailure } from "./failure";

export interface OpenedContent {
  /** Not those of the request. Zero them with `forgetKeys`. */
  readonly keys: Tree | Cover;
  readonly range: SegmentRange;
  /** Null when access is by a cover: the sealed box stays closed. */
  readonly metadata: RestoredMetadata | null;
}

/**
 * The keys of the wanted segments. The header must have come from `parseContainerHead`.
 * @throws JobFailure "no-access", "range-invalid", "grant-invalid", "file-unsupported"
 */
export function openContent(
  header: ContainerHeader,
  access: ContentAccess,
  wanted: SegmentRange | null,
): OpenedContent {
  if (header.kind !== "file") throw new JobFailure("file-unsupported", "only files have content");
  const count = segmentCount(header);
  if (wanted !== null) requireWithin(wanted, count);
  if (access.by === "cover") return openByCover(access, header, count, wanted);
  const item = openSealedItem(access.itemKey, header);
  if (item.contentKey === null) throw new JobFailure("container-damaged", "a file without a content key");
  return {
    keys: { root: item.contentKey, depth: treeDepth(count) },
    range: wanted ?? { from: 0, to: count },
    metadata: { modifiedAt: item.modifiedAt, mode: item.mode },
  };
}

/** Zeroes the keys. */
export function forgetKeys({ keys }: Pick<OpenedContent, "keys">): void {
  if ("root" in keys) zero(keys.root);
  else zero(...keys.nodes);
}

/** Opens the box of a header whose signature is right: a key that does not open it is the wrong one. */
export function openSealedItem(itemKey: SecretKey16, header: ContainerHeader): SealedItem {
  try {
    return openItem(itemKey, header);
  } catch (error) {
    if (error instanceof CryptoError)
      throw new JobFailure("no-access", "the item key does not open this header");
    throw error;
  }
}

function requireWithin({ from, to }: SegmentRange, count: number): void {
  const valid = Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= count;
  if (!valid) throw new JobFailure("range-invalid", `[${from}, ${to}) of ${count} segments`);
}

function openByCover(
  access: ContentAccess & { by: "cover" },
  header: ContainerHeader,
  count: number,
  wanted: SegmentRange | null,
): OpenedContent {
  if (access.version !== header.version || access.segmentCount !== count) {
    throw new JobFailure("no-access", "the range was granted for another version");
  }
  requireWithin(access, count);
  const range = wanted ?? { from: access.from, to: access.to };
  if (range.from < access.from || range.to > access.to) {
    throw new JobFailure("no-access", "outside the granted range");
  }
  const depth = treeDepth(count);
  if (coverRange(depth, access.from, access.to).length !== access.nodes.length) {
    throw new JobFailure("grant-invalid", "the cover does not have the nodes of its range");
  }
  // Copies, which live as long as the content is open: those of the request are zeroed with it.
  const nodes = access.nodes.map((node) => Uint8Array.from(node));
  return { keys: { depth, from: access.from, to: access.to, nodes }, range, metadata: null };
}
