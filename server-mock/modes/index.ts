import { AddressTakenError, TargetUnknownError } from "../stage";
import { dropped } from "./dropped";
import { errors } from "./errors";
import { falseRevocations } from "./false-revocations";
import { forgedGrant } from "./forged-grant";
import type { Mode } from "./mode";
import { otherLogs } from "./other-logs";
import { replayedGrants } from "./replayed-grant";
import { revokedEpoch } from "./revoked-epoch";
import { slow } from "./slow";
import { splitLabels } from "./split-labels";
import { staleAnswers } from "./stale-answers";
import { swappedKeys } from "./swapped-key";
import { unbelievableLogs } from "./unbelievable-logs";
import { usurpedAddress } from "./usurped-address";
import { withheldRevocation } from "./withheld-revocation";

/** All ways to misbehave that have a name. */
export const MODES: readonly Mode[] = [
  slow,
  errors,
  dropped,
  ...swappedKeys,
  usurpedAddress,
  ...otherLogs,
  ...unbelievableLogs,
  splitLabels,
  staleAnswers,
  forgedGrant,
  ...replayedGrants,
  revokedEpoch,
  withheldRevocation,
  falseRevocations,
];

/** A mode cannot be switched on, and the message says why. */
export function isModeRefusal(error: unknown): error is Error {
  return (
    error instanceof UnknownModeError ||
    error instanceof TargetUnknownError ||
    error instanceof AddressTakenError
  );
}

/** There is no mode of this name; the message lists those there are. */
export class UnknownModeError extends Error {
  override readonly name = "UnknownModeError";
}

/** @throws UnknownModeError */
export function modeNamed(name: string): Mode {
  const mode = MODES.find((known) => known.name === name);
  if (mode === undefined)
    throw new UnknownModeError(
      `There is no mode "${name}". There are: ${MODES.map((known) => known.name).join(", ")}.`,
    );
  return mode;
}
