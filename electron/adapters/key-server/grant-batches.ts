import { bytesToBase64Url } from "../../../shared/crypto";
import { encodeGrantJson } from "../../../shared/format";
import type { BatchChange } from "../../../shared/protocol/http/grants";
import { BATCH_MAX } from "../../../shared/protocol/http/limits";
import type { DataRegistration, GrantChange } from "../../services/ports/key-server";

/** A request's body stays well below what the server takes. */
const BATCH_CHARACTERS = 4 * 1024 * 1024;

export function registrationOnWire({ dataId, rootId, rootNonce }: DataRegistration): BatchChange {
  return { change: "register-data", dataId, rootId, rootNonce: bytesToBase64Url(rootNonce) };
}

export function changeOnWire(change: GrantChange): BatchChange {
  if (change.change === "register") return { change: "register-grant", grant: encodeGrantJson(change.grant) };
  return { change: "revoke-grant", dataId: change.dataId, recipientId: change.recipientId };
}

/** Cuts changes into requests that the server takes, in order: at most 500 each, and not too long. */
export function inBatches(changes: readonly BatchChange[]): BatchChange[][] {
  const batches: BatchChange[][] = [];
  let batch: BatchChange[] = [];
  let characters = 0;
  for (const change of changes) {
    const length = JSON.stringify(change).length;
    if (batch.length === BATCH_MAX || (batch.length > 0 && characters + length > BATCH_CHARACTERS)) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(change);
    characters += length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** Parts of at most `size`, in order. */
export function inParts<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, part) =>
    items.slice(part * size, (part + 1) * size),
  );
}
