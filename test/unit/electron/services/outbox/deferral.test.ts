import { describe, expect, it, vi } from "vitest";
import { Deferral, type DeferralDeps } from "../../../../../electron/services/outbox/deferral";
import type { WaitingChange } from "../../../../../electron/services/outbox/outbox";
import { newDataId, newUserId } from "../../../../../shared/crypto";
import type { ErrorCode } from "../../../../../shared/protocol/error-codes";

const vaultId = newDataId();
const itemId = newDataId();
const userId = newUserId();

/** Without a server, and with a removal of access in the queue. */
function offlineWith(problem: ErrorCode | null) {
  const change: WaitingChange = {
    entryId: "earlier",
    vaultId,
    queuedAt: 1,
    terms: { kind: "remove-access", itemId, userId },
    problem,
  };
  const outbox = {
    add: vi.fn(async () => undefined),
    cancel: vi.fn(async () => undefined),
    holds: async () => problem === null,
    changes: async () => [change],
    goOn: () => undefined,
    withdrawShares: async () => undefined,
  };
  const tree = { get: () => ({}), isWithin: () => false, keyedNode: () => ({}) };
  const deps = {
    outbox,
    connection: { isAway: true, tryNow: async () => ({ state: "reachable" }) },
    vaults: { open: async () => ({ vaultId, role: "owner", tree }) },
  } as unknown as DeferralDeps;
  return { deferral: new Deferral(deps), outbox };
}

describe("taking access away without the key server", () => {
  it("is queued once", async () => {
    const { deferral, outbox } = offlineWith(null);
    expect(await deferral.removeAccess({ vaultId, itemId, userId })).toEqual({ jobId: null });
    expect(outbox.add).not.toHaveBeenCalled();
    expect(outbox.cancel).not.toHaveBeenCalled();
  });

  it("takes the place of an earlier attempt that waits for a decision", async () => {
    const { deferral, outbox } = offlineWith("server-refused");
    await deferral.removeAccess({ vaultId, itemId, userId });
    expect(outbox.add).toHaveBeenCalledWith(vaultId, { kind: "remove-access", itemId, userId });
    expect(outbox.cancel).toHaveBeenCalledWith("earlier");
  });
});
