import type { ServerMetrics } from "./metrics";
import type { RateChecks } from "./rate-limits";
import type { BodyLimits } from "./settings";
import type { Storage } from "./storage/storage";

/** What the routes work with. */
export interface ServerContext {
  readonly storage: Storage;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
  /** The audiences that an assertion may name: origin and token endpoint. */
  readonly audiences: () => readonly string[];
  readonly bodies: BodyLimits;
  readonly rates: RateChecks;
  readonly metrics: ServerMetrics;
}
