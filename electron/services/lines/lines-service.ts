import { bytesToHex, parseDataId } from "../../../shared/crypto";
import { segmentCount, segmentSize } from "../../../shared/format";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { MOST_LINES_READ } from "../../../shared/protocol/text-lines";
import type { ActiveIdentity } from "../identity/active-identity";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Engine } from "../ports";
import { newestNode } from "../vault/newest-node";
import { isKeyed, type KeyedNode } from "../vault/vault-node";
import type { VaultService } from "../vault/vault-service";
import { LineIndex, MOST_TEXT_BYTES } from "./line-index";

export interface LinesServiceDeps {
  readonly session: Pick<Session, "identity">;
  readonly vaults: Pick<VaultService, "open">;
  readonly engine: Pick<Engine, "readSegments" | "readHeads">;
}

/** Decrypted at once while a text is looked through. */
const PIECE = 4 * 1024 * 1024;
/** Decrypted at most to show a few lines. */
const MOST_SHOWN_BYTES = 1024 * 1024;
/** Characters of a line that are shown. */
const MOST_SHOWN_OF_LINE = 500;

interface IndexedText {
  /** Which version of which file. */
  readonly headerHash: string;
  readonly index: LineIndex | "kind" | "size";
}

/** The lines of a text, for choosing a part by them: decrypted in memory, piece by piece, and forgotten. */
export class LinesService {
  /** Of the file looked at last: where its lines begin. Gone with the identity when the app locks. */
  readonly #last = new WeakMap<ActiveIdentity, IndexedText>();

  constructor(private readonly deps: LinesServiceDeps) {}

  /** @throws KeyferryError `item-not-found`, `no-access`, or the reason why the container cannot be read */
  async count(request: IpcRequest<"lines.count">): Promise<IpcResponse<"lines.count">> {
    const index = await this.#index(await this.#file(request));
    return typeof index === "string"
      ? { is: "none", because: index }
      : { is: "text", lineCount: index.lineCount };
  }

  /** @throws KeyferryError as `count`; `range-invalid` for lines that are not there */
  async read(request: IpcRequest<"lines.read">): Promise<IpcResponse<"lines.read">> {
    const { node, index } = await this.#text(request);
    const last = Math.min(request.first + MOST_LINES_READ - 1, index.lineCount);
    const { start, end } = bytesOf(index, request.first, last);
    const until = Math.min(end, start + MOST_SHOWN_BYTES);
    const text = new TextDecoder().decode(await this.#bytes(node, start, until));
    const lines = text.split("\n");
    // A line end closes the last line; it begins none.
    if (lines.length > 1 && lines.at(-1) === "") lines.pop();
    return {
      lines: lines
        .slice(0, last - request.first + 1)
        .map((line) => line.replace(/\r$/, "").slice(0, MOST_SHOWN_OF_LINE)),
    };
  }

  /** @throws KeyferryError as `read` */
  async locate(request: IpcRequest<"lines.locate">): Promise<IpcResponse<"lines.locate">> {
    const { node, index } = await this.#text(request);
    const { start, end } = bytesOf(index, request.first, request.last);
    const size = segmentSize(node.head.header);
    const givenStart = Math.floor(start / size) * size;
    const givenEnd = Math.min(Math.ceil(end / size) * size, index.byteLength);
    const [firstGiven, lastGiven] = [index.lineAt(givenStart), index.lineAt(givenEnd - 1)];
    return {
      start,
      end,
      firstGiven,
      lastGiven,
      isFirstWhole: bytesOf(index, firstGiven, firstGiven).start === givenStart,
      isLastWhole: bytesOf(index, lastGiven, lastGiven).end === givenEnd,
    };
  }

  async #file({ vaultId, itemId }: { vaultId: string; itemId: string }): Promise<KeyedNode> {
    const vault = await this.deps.vaults.open(vaultId);
    const node = await newestNode(vault, this.deps.engine, parseDataId(itemId));
    if (node.head.header.kind !== "file" || !isKeyed(node))
      throw new KeyferryError("no-access", "not a file that can be read whole");
    return node;
  }

  async #text(request: { vaultId: string; itemId: string }): Promise<{ node: KeyedNode; index: LineIndex }> {
    const node = await this.#file(request);
    const index = await this.#index(node);
    if (typeof index === "string") throw new KeyferryError("range-invalid", "not a text");
    return { node, index };
  }

  async #index(node: KeyedNode): Promise<LineIndex | "kind" | "size"> {
    const identity = this.deps.session.identity();
    const headerHash = bytesToHex(node.head.headerHash);
    const last = this.#last.get(identity);
    if (last?.headerHash === headerHash) return last.index;
    const { plaintextLength } = node.head.header;
    const index =
      plaintextLength === 0
        ? "kind"
        : plaintextLength > MOST_TEXT_BYTES
          ? "size"
          : await LineIndex.of(this.#pieces(node));
    this.#last.set(identity, { headerHash, index });
    return index;
  }

  async *#pieces(node: KeyedNode): AsyncGenerator<Uint8Array> {
    const { header } = node.head;
    const count = segmentCount(header);
    const step = Math.max(1, Math.floor(PIECE / segmentSize(header)));
    for (let from = 0; from < count; from += step)
      yield await this.#segments(node, { from, to: Math.min(count, from + step) });
  }

  async #bytes(node: KeyedNode, start: number, end: number): Promise<Uint8Array> {
    const size = segmentSize(node.head.header);
    const from = Math.floor(start / size);
    const segments = await this.#segments(node, { from, to: Math.ceil(end / size) });
    return segments.subarray(start - from * size, end - from * size);
  }

  #segments({ head, access }: KeyedNode, range: { from: number; to: number }): Promise<Uint8Array> {
    return this.deps.engine.readSegments({
      sourcePath: head.path,
      headerHash: head.headerHash,
      access: { by: "item-key", itemKey: access.itemKey },
      range,
    });
  }
}

function bytesOf(index: LineIndex, first: number, last: number): { start: number; end: number } {
  try {
    return index.bytesOf(first, last);
  } catch (error) {
    if (error instanceof RangeError) throw new KeyferryError("range-invalid", "no such lines");
    throw error;
  }
}
