import type { FoundContainer } from "../../shared/protocol/ipc/views";
import { formatPercent } from "../formatting/percent";
import { percentsOfSegments } from "../sharing/part-of-file";
import { words } from "../words/words";

/** The last part of a path, on any system. */
export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** What a found container is called: its own name where I can read it, else its file's. */
export function containerName(found: Pick<FoundContainer, "name" | "path">): string {
  return found.name ?? fileNameOf(found.path);
}

/** Whether there is anything in it that I can open. */
export function canOpen(found: Pick<FoundContainer, "key" | "problem">): boolean {
  return found.key !== "none" && found.problem === null;
}

/** Vaults and folders are gone into, by taking the vault into the list; files are opened. */
export function isPlace(found: Pick<FoundContainer, "kind">): boolean {
  return found.kind === "vault" || found.kind === "folder";
}

/** Whose it is, as far as it can be told. */
export function ownerOf(found: Pick<FoundContainer, "owner">): string {
  if (found.owner === null) return words.notShown;
  if (found.owner.isMe) return words.find.mine;
  return found.owner.name ?? words.find.ownerBy(found.owner.fingerprintStart);
}

/** How much of it my key opens: whole, which part, or none. */
export function keyExtent(found: Pick<FoundContainer, "key" | "range">): string {
  if (found.key === "none") return words.find.keyNone;
  if (found.key === "whole") return words.find.keyWhole;
  return found.range === null ? words.find.keyPart : words.find.keyPartOf(keyPart(found));
}

/** Which part of a file my key opens: "10 % to 20 %"; nothing where that is not known. */
export function keyPart(found: Pick<FoundContainer, "range">): string {
  if (found.range === null) return words.notShown;
  const { from, to } = percentsOfSegments(found.range);
  return words.find.partDetail(formatPercent(from), formatPercent(to));
}

/** Whose it is, in a sentence about one container. */
export function ownerSentence(owner: NonNullable<FoundContainer["owner"]>): string {
  if (owner.isMe) return words.find.handedOverMine;
  return owner.name === null
    ? words.find.handedOverKey(owner.fingerprintStart)
    : words.find.handedOverFrom(owner.name);
}

/** What stands in the list where the name would be: that there is no key, or the file that something is wrong with. */
export function shownName(found: Pick<FoundContainer, "name" | "path" | "problem">): string {
  return found.name ?? (found.problem === null ? words.find.noKey : fileNameOf(found.path));
}
