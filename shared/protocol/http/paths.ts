/**
 * Paths of the HTTP API, as router templates for the server (a doubled colon is a literal one) and, where they have
 * parameters, as functions for the client.
 */
export const PATHS = {
  token: "/v1/oauth/token",
  enrolments: "/v1/enrolments",
  currentKeys: "/v1/users/:userId/keys/current",
  newKeys: "/v1/users/:userId/keys",
  recoveries: "/v1/recoveries",
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
  checkpoint: "/v1/log/checkpoint",
  tile: "/v1/log/tile/*",
  consistency: "/v1/log/consistency",
  invites: "/v1/admin/invites",
  invite: "/v1/admin/invites/:inviteId",
  users: "/v1/admin/users",
  userRole: "/v1/admin/users/:userId/role",
  deactivateUser: "/v1/admin/users/:userId(^[0-9a-f]{32})::deactivate",
  deleteUser: "/v1/admin/users/:userId(^[0-9a-f]{32})::delete",
  audit: "/v1/admin/audit",
  server: "/v1/server",
  health: "/v1/healthz",
  ready: "/v1/readyz",
  metrics: "/v1/metrics",
  openapi: "/v1/openapi.json",
} as const;

export const LOOKUP_PATH = "/v1/keys:lookup";
export const BATCH_PATH = "/v1/grants:batch";
export const FETCH_PATH = "/v1/grants:fetch";

export function currentKeysPath(userId: string): string {
  return `/v1/users/${userId}/keys/current`;
}

export function newKeysPath(userId: string): string {
  return `/v1/users/${userId}/keys`;
}

/** @param tile as `tilePath` and `entriesPath` of shared/log write it, "tile/…" */
export function logTilePath(tile: string): string {
  return `/v1/log/${tile}`;
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
