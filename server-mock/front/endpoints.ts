import { type DataId, parseDataId } from "../../shared/crypto";
import { BATCH_PATH, FETCH_PATH, LOOKUP_PATH, PATHS } from "../../shared/protocol/http/paths";
import type { Asked } from "./exchange";

/** What a request asks for, as far as a misbehaving server cares. */
export type Endpoint =
  | { readonly is: "lookup" }
  | { readonly is: "current-keys" }
  | { readonly is: "new-keys" }
  | { readonly is: "enrolment" }
  | { readonly is: "checkpoint" }
  | { readonly is: "tile" }
  | { readonly is: "consistency" }
  | { readonly is: "my-key"; readonly dataId: DataId }
  | { readonly is: "fetch" }
  | { readonly is: "listing"; readonly side: "received" | "issued" }
  | { readonly is: "data-grants"; readonly dataId: DataId }
  | { readonly is: "batch" }
  | { readonly is: "server" }
  | { readonly is: "revoke" }
  | { readonly is: "other" };

const FIXED: Readonly<Record<string, Endpoint>> = {
  [`POST ${LOOKUP_PATH}`]: { is: "lookup" },
  [`POST ${PATHS.enrolments}`]: { is: "enrolment" },
  [`GET ${PATHS.checkpoint}`]: { is: "checkpoint" },
  [`GET ${PATHS.consistency}`]: { is: "consistency" },
  [`POST ${FETCH_PATH}`]: { is: "fetch" },
  [`POST ${BATCH_PATH}`]: { is: "batch" },
  [`GET ${PATHS.server}`]: { is: "server" },
  [`GET ${PATHS.received}`]: { is: "listing", side: "received" },
  [`GET ${PATHS.issued}`]: { is: "listing", side: "issued" },
};

const CURRENT_KEYS = /^GET \/v1\/users\/[0-9a-f]{32}\/keys\/current$/;
const NEW_KEYS = /^POST \/v1\/users\/[0-9a-f]{32}\/keys$/;
const TILE = /^GET \/v1\/log\/tile\//;
const REVOKE = /^POST \/v1\/data\/[0-9a-f]{32}\/grants\/[0-9a-f]{32}:revoke$/;
const MY_KEY = /^GET \/v1\/data\/([0-9a-f]{32})\/key$/;
const DATA_GRANTS = /^GET \/v1\/data\/([0-9a-f]{32})\/grants$/;

export function endpointOf(asked: Pick<Asked, "method" | "path">): Endpoint {
  const line = `${asked.method} ${asked.path}`;
  const fixed = FIXED[line];
  if (fixed) return fixed;
  if (CURRENT_KEYS.test(line)) return { is: "current-keys" };
  if (NEW_KEYS.test(line)) return { is: "new-keys" };
  if (TILE.test(line)) return { is: "tile" };
  if (REVOKE.test(line)) return { is: "revoke" };
  const key = MY_KEY.exec(line)?.[1];
  if (key !== undefined) return { is: "my-key", dataId: parseDataId(key) };
  const grants = DATA_GRANTS.exec(line)?.[1];
  if (grants !== undefined) return { is: "data-grants", dataId: parseDataId(grants) };
  return { is: "other" };
}

const ABOUT_LOG: ReadonlySet<Endpoint["is"]> = new Set([
  "lookup",
  "current-keys",
  "checkpoint",
  "tile",
  "consistency",
]);

/** Whether the answer shows the transparency log, or a person by what the log has of her. */
export function showsLog(asked: Asked): boolean {
  return ABOUT_LOG.has(endpointOf(asked).is);
}
