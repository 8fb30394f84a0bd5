import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import { sentenceFor, words } from "../words/words";

/** Something about a vault that a person should know. */
export type HealthFinding =
  | { readonly kind: "problem"; readonly problem: ErrorCode }
  | { readonly kind: "unfinished-removal" }
  | { readonly kind: "unreadable"; readonly count: number }
  | { readonly kind: "undelivered"; readonly count: number };

/** The worst first; empty when everything is there, or nothing is known yet. */
export function findingsOf({ problem, unfinishedRemoval, figures }: ListedVaultView): HealthFinding[] {
  // What was counted before the vault became unreadable says nothing of now, and nothing else can be done before that is mended.
  if (problem !== null) return [{ kind: "problem", problem }];
  const findings: HealthFinding[] = [];
  if (unfinishedRemoval) findings.push({ kind: "unfinished-removal" });
  if (figures === null) return findings;
  const { unreadable, undelivered } = figures;
  if (unreadable > 0) findings.push({ kind: "unreadable", count: unreadable });
  if (undelivered > 0) findings.push({ kind: "undelivered", count: undelivered });
  return findings;
}

const SEVERITY = { problem: 4, "unfinished-removal": 3, unreadable: 2, undelivered: 1 } as const;

/** For sorting: higher is worse. Null while nothing is known. */
export function severityOf(vault: ListedVaultView): number | null {
  const [worst] = findingsOf(vault);
  if (worst !== undefined) return SEVERITY[worst.kind];
  return vault.figures === null ? null : 0;
}

/** A few words. */
export function healthLabel(finding: HealthFinding): string {
  const { health } = words.vaults;
  switch (finding.kind) {
    case "problem":
      return problemLabel(finding.problem);
    case "unfinished-removal":
      return health.unfinishedRemoval;
    case "unreadable":
      return health.unreadable(finding.count);
    case "undelivered":
      return health.undelivered(finding.count);
  }
}

function problemLabel(problem: ErrorCode): string {
  const { health } = words.vaults;
  switch (problem) {
    case "vault-not-found":
      return health.folderMissing;
    case "container-older":
      return health.older;
    case "container-foreign":
      return health.foreign;
    case "no-access":
      return health.noKey;
    default:
      return health.unreadableVault;
  }
}

/** What it means and what to do. */
export function healthSentence(finding: HealthFinding): string {
  const { whatToDo } = words.vaults;
  switch (finding.kind) {
    case "problem":
      return sentenceFor(finding.problem);
    case "unfinished-removal":
      return whatToDo.unfinishedRemoval;
    case "unreadable":
      return whatToDo.unreadable;
    case "undelivered":
      return whatToDo.undelivered;
  }
}
