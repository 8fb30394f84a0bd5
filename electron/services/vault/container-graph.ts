import type { DataId } from "../../../shared/crypto";
import type { ReadHead } from "../ports";
import { parentIdOf } from "./path-algebra";

/** How the containers of a vault hang together by what their headers say in clear, readable or not. */
export interface ContainerGraph {
  readonly byId: ReadonlyMap<DataId, ReadHead>;
  /** All that hang on the root or on a folder that is missing, every folder before what lies in it. */
  readonly inOrder: readonly ReadHead[];
  /** Containers that hang on one another in a circle, or on a file: no honest writer makes them. */
  readonly unreachable: readonly ReadHead[];
}

/** @param heads without the root's */
export function graphOf(rootId: DataId, heads: readonly ReadHead[]): ContainerGraph {
  const byId = new Map(heads.map((head) => [head.header.dataId, head]));
  const children = new Map<DataId, ReadHead[]>();
  const inOrder: ReadHead[] = [];
  for (const head of heads) {
    const parentId = parentIdOf(head.header) ?? rootId;
    if (parentId === rootId || !byId.has(parentId)) inOrder.push(head);
    else if (children.get(parentId)?.push(head) === undefined) children.set(parentId, [head]);
  }
  // The array grows while it is walked.
  for (const head of inOrder) {
    if (head.header.kind !== "folder") continue;
    for (const child of children.get(head.header.dataId) ?? []) inOrder.push(child);
  }
  const reached = new Set(inOrder);
  return { byId, inOrder, unreachable: heads.filter((head) => !reached.has(head)) };
}
