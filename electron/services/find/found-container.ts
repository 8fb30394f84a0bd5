import { equalConstantTime, fingerprintDigits } from "../../../shared/crypto";
import { type ContainerHeader, segmentCount } from "../../../shared/format";
import type { FoundContainer } from "../../../shared/protocol/ipc/views";
import type { ExaminedContainer } from "../containers/container-examination";
import type { People } from "../people/people";

/** Enough of the digits to tell people apart on a list. */
const SHOWN_DIGITS = "00000 00000".length;

/** What the screens show of a container that was examined. */
export function viewOfFound(examined: ExaminedContainer, placeId: string, people: People): FoundContainer {
  const { path, head, access, name, problem } = examined;
  const header = head?.header ?? null;
  return {
    placeId,
    path,
    dataId: header?.dataId ?? null,
    kind: header?.kind ?? null,
    owner: header === null ? null : viewOfOwner(header, people),
    size: header?.kind === "file" ? header.plaintextLength : null,
    key: keyOf(examined),
    name,
    range:
      access?.by === "cover" ? { from: access.from, to: access.to, segmentCount: access.segmentCount } : null,
    problem,
  };
}

function keyOf({ head, access }: ExaminedContainer): FoundContainer["key"] {
  if (head === null || access === null) return "none";
  if (access.by === "item-key") return "whole";
  return access.from === 0 && access.to === segmentCount(head.header) ? "whole" : "part";
}

function viewOfOwner(header: ContainerHeader, people: People): FoundContainer["owner"] {
  const known = people.knownBySigningKey(header.owner.signingKey);
  const isWriter = equalConstantTime(header.writer.signingKey, header.owner.signingKey);
  // A stranger's fingerprint stands in what she wrote herself; what others wrote in her vault does not have it.
  const fingerprint = known?.accepted?.fingerprint ?? (isWriter ? header.writer.fingerprint : null);
  return {
    name: known?.name ?? null,
    fingerprintStart: fingerprint === null ? "" : fingerprintDigits(fingerprint).slice(0, SHOWN_DIGITS),
    isMe: known?.isMe ?? false,
  };
}
