/**
 * Paths of the HTTP API, as router templates for the server (a doubled colon is a literal one) and, where they have
 * parameters, as functions for the client.
 */
export const PATHS = {
  token: "/v1/oauth/token",
  enrolments: "/v1/enrolments",
  currentKeys: "/v1/users/:userId/keys/current",
  lookup: "/v1/keys::lookup",
  data: "/v1/data/:dataId",
  dataGrants: "/v1/data/:dataId/grants",
  grant: "/v1/data/:dataId/grants/:userId",
  revokeGrant: "/v1/data/:dataId/grants/:userId(^[0-9a-f]{32})::revoke",
  myKey: "/v1/data/:dataId/key",
  batch: "/v1/grants::batch",
  fetch: "/v1/grants::fetch",
  received: "/v1/me/grants",
  issued: "/v1/me/issued-grants",
  health: "/v1/healthz",
  metrics: "/v1/metrics",
  openapi: "/v1/openapi.json",
} as const;

export const LOOKUP_PATH = "/v1/keys:lookup";
export const BATCH_PATH = "/v1/grants:batch";
export const FETCH_PATH = "/v1/grants:fetch";

export function currentKeysPath(userId: string): string {
  return `/v1/users/${userId}/keys/current`;
}

export function dataPath(dataId: string): string {
  return `/v1/data/${dataId}`;
}

export function dataGrantsPath(dataId: string): string {
  return `/v1/data/${dataId}/grants`;
}

export function grantPath(dataId: string, userId: string): string {
  return `/v1/data/${dataId}/grants/${userId}`;
}

export function revokeGrantPath(dataId: string, userId: string): string {
  return `/v1/data/${dataId}/grants/${userId}:revoke`;
}

export function myKeyPath(dataId: string): string {
  return `/v1/data/${dataId}/key`;
}
