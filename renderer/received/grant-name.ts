import type { ReceivedGrantView } from "../../shared/protocol/ipc/views";
import { formatPercent } from "../formatting/percent";
import { percentsOfSegments } from "../sharing/part-of-file";
import { words } from "../words/words";

const ID_START = 8;

/** The start of a data ID, enough to tell a few things apart. */
export function shortDataId(dataId: string): string {
  return dataId.slice(0, ID_START);
}

/** What a grant is called: the name in it, or the start of the data ID. */
export function grantName(grant: Pick<ReceivedGrantView, "name" | "dataId">): string {
  return grant.name ?? words.unnamed(shortDataId(grant.dataId));
}

/** What was shared: a vault, a folder, a file, which part of it, or several things. */
export function grantExtent(
  grant: Pick<ReceivedGrantView, "kind" | "range" | "containerKind" | "access">,
): string {
  const extent = (): string => {
    if (grant.range !== null) {
      const { from, to } = percentsOfSegments(grant.range);
      return words.received.partOf(formatPercent(from), formatPercent(to));
    }
    if (grant.kind === "set") return words.received.set;
    return grant.containerKind === null ? words.received.wholeItem : words.kinds[grant.containerKind];
  };
  return grant.access === "read-write" ? words.received.andMayWrite(extent()) : extent();
}
