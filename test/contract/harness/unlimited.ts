import { DEFAULT_LIMITS, type RateLimits, type ServerLimits } from "../../../server/settings";

/** Rates that no test reaches by accident. */
export const UNLIMITED: RateLimits = {
  requestsPerPerson: 1e9,
  requestsPerAddress: 1e9,
  attemptsPerAddress: 1e9,
  lookupsPerPerson: 1e9,
};

export const UNLIMITED_LIMITS: ServerLimits = { ...DEFAULT_LIMITS, rates: UNLIMITED };
