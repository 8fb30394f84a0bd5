import { type DataId, type SecretKey16, zero } from "../../../shared/crypto";
import type { ContainerHeader, Grant } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";

/** What opens a container; fits the engine's `ContentAccess`. Key bytes are the caller's own copies. */
export type ContainerAccess =
  | {
      readonly by: "item-key";
      readonly itemKey: SecretKey16;
      readonly grant: Grant;
      /** The node that was shared: the container itself or one above it. */
      readonly through: DataId;
    }
  | {
      readonly by: "cover";
      readonly version: number;
      readonly segmentCount: number;
      readonly from: number;
      readonly to: number;
      readonly nodes: readonly Uint8Array[];
      /** The file's name, if the grant carries it; a range does not open the sealed box. */
      readonly name: string | null;
      readonly grant: Grant;
      readonly through: DataId;
    };

/** Of many containers each has its own answer: access, none (null), or why it cannot be told. */
export type AccessAnswer =
  | { readonly ok: true; readonly access: ContainerAccess | null }
  | { readonly ok: false; readonly code: ErrorCode };

/** Reads checked headers of the same vault by ID; null when the container is not there. */
export interface NodeReader {
  readNode(dataId: DataId): Promise<ContainerHeader | null>;
}

/** Overwrites the caller's copies of the keys. */
export function forgetKeys(access: ContainerAccess): void {
  if (access.by === "item-key") zero(access.itemKey);
  else zero(...access.nodes);
}
