import type { ContainerHeader, Grant } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { chainOf } from "./key-search";

export interface RefusedGrant {
  readonly grant: Grant;
  readonly problem: ErrorCode;
}

/** What a question to the server came to. */
export interface Served {
  /** Why the answer is of no use for this container; null when the server simply has nothing. */
  readonly problemFor: (header: ContainerHeader | undefined) => ErrorCode | null;
}

/** Why a container cannot be opened, when grants of nodes above it, or its own, were refused: the nearest one counts. */
export function problemByNode(refused: readonly RefusedGrant[]): Served["problemFor"] {
  const problems = new Map(refused.map(({ grant, problem }) => [grant.dataId, problem]));
  return (header) => {
    if (header === undefined || problems.size === 0) return null;
    return (
      chainOf(header)
        .map((step) => problems.get(step.id))
        .findLast((problem) => problem !== undefined) ?? null
    );
  };
}
