import {
  DEFAULT_LIMITS,
  type PressureLimits,
  type RateLimits,
  type ServerLimits,
} from "../../../server/settings";

/** Rates that no test reaches by accident. */
export const UNLIMITED: RateLimits = {
  requestsPerPerson: 1e9,
  requestsPerAddress: 1e9,
  attemptsPerAddress: 1e9,
  lookupsPerPerson: 1e9,
};

/** No work is refused: a computer that runs many tests at once is busy, and stands still, without any fault of the server's. */
export const NO_RELIEF: PressureLimits = { ...DEFAULT_LIMITS.pressure, eventLoopDelay: 0, heapBytes: 0 };

export const UNLIMITED_LIMITS: ServerLimits = { ...DEFAULT_LIMITS, rates: UNLIMITED, pressure: NO_RELIEF };
