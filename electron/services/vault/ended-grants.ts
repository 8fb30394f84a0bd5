import type { ContainerHeader, Grant } from "../../../shared/format";
import { chainOf } from "./path-algebra";

/** Whether one of these grants may be what one of the containers was read by. */
export function mayConcern(grants: readonly Grant[], headers: readonly ContainerHeader[]): boolean {
  if (grants.length === 0) return false;
  // What a set is for is known only once it is opened.
  const ids = new Set(grants.map(({ dataId }) => dataId));
  return (
    grants.some(({ kind }) => kind === "set") ||
    headers.some((header) => chainOf(header).some(({ id }) => ids.has(id)))
  );
}
