import { parseDataId } from "../../../shared/crypto";
import { segmentCount, segmentSize } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { Preview } from "../../../shared/protocol/ipc/preview-views";
import { KeyferryError } from "../keyferry-error";
import type { Engine, SegmentRange } from "../ports";
import { newestNode } from "../vault/newest-node";
import type { VaultNode } from "../vault/vault-node";
import type { VaultService } from "../vault/vault-service";
import { imageTypeOf, pixelSizeOf } from "./image-head";
import { readableText } from "./readable-text";

/** The file, not the memory that it takes: what is drawn from it has its own limit. */
const MOST_BYTES = 25_000_000;
const MOST_TEXT_BYTES = 256 * 1024;
/** A few kilobytes can claim to be an image that fills all memory. */
const MOST_PIXELS = 64_000_000;

export interface PreviewServiceDeps {
  readonly vaults: Pick<VaultService, "open">;
  readonly engine: Pick<Engine, "readSegments" | "readHeads">;
}

/** Shows what is in a file without writing it anywhere: it is decrypted, and verified, in memory. */
export class PreviewService {
  constructor(private readonly deps: PreviewServiceDeps) {}

  /** @throws KeyferryError `item-not-found`, `no-access`, or the reason why the container cannot be read */
  async read({ vaultId, itemId }: IpcRequest<"previews.read">): Promise<IpcResponse<"previews.read">> {
    const vault = await this.deps.vaults.open(vaultId);
    const node = await newestNode(vault, this.deps.engine, parseDataId(itemId));
    if (node.head.header.kind !== "file") throw new KeyferryError("request-invalid", "not a file");
    const { header } = node.head;
    const readable = readableRange(node);
    const begins = {
      from: readable.from,
      to: Math.min(
        readable.to,
        readable.from + Math.max(1, Math.ceil(MOST_TEXT_BYTES / segmentSize(header))),
      ),
    };
    const start = await this.#segments(node, begins);
    const isWhole = readable.from === 0 && readable.to === segmentCount(header);
    const isPdf = beginsPdf(start);
    if (readable.from === 0 && (isPdf || imageTypeOf(start) !== null)) {
      if (!isWhole || header.plaintextLength > MOST_BYTES) return { kind: "none", because: "size" };
      const bytes = begins.to === readable.to ? start : await this.#segments(node, readable);
      return isPdf ? { kind: "pdf", bytes: new Uint8Array(bytes) } : imagePreview(bytes);
    }
    const shown = start.subarray(0, MOST_TEXT_BYTES);
    const isPart = readable.from > 0;
    const isCut = readable.from * segmentSize(header) + shown.length < header.plaintextLength;
    const text = readableText(shown, { start: isPart, end: isCut });
    return text === null ? { kind: "none", because: "kind" } : { kind: "text", text, isCut, isPart };
  }

  #segments({ head, access }: VaultNode, range: SegmentRange): Promise<Uint8Array> {
    if (access.by === "none") throw new KeyferryError("no-access");
    return this.deps.engine.readSegments({
      sourcePath: head.path,
      headerHash: head.headerHash,
      access: access.by === "item-key" ? { by: "item-key", itemKey: access.itemKey } : access.cover,
      range,
    });
  }
}

function readableRange({ head, access }: VaultNode): SegmentRange {
  if (access.by === "cover") return { from: access.cover.from, to: access.cover.to };
  return { from: 0, to: segmentCount(head.header) };
}

/** ISO 32000-2, 7.5.2; what stands before it in some files is no part of the format. */
function beginsPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
}

function imagePreview(bytes: Uint8Array): Preview {
  const mediaType = imageTypeOf(bytes);
  const size = pixelSizeOf(bytes);
  if (mediaType === null || size === null) return { kind: "none", because: "kind" };
  if (size.width * size.height > MOST_PIXELS) return { kind: "none", because: "size" };
  return { kind: "image", mediaType, bytes: new Uint8Array(bytes) };
}
