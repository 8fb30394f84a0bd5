import { z } from "zod";
import {
  base64ToBytes,
  bytesToBase64,
  type DataId,
  parseDataId,
  parseUserId,
  type UserId,
} from "../../../shared/crypto";
import { dataIdSchema, userIdSchema } from "../../../shared/protocol/ipc/views";

/** How identifiers and bytes are written in the app's own JSON documents. */

export const storedDataId: z.ZodType<DataId> = dataIdSchema.transform(parseDataId);
export const storedUserId: z.ZodType<UserId> = userIdSchema.transform(parseUserId);

/** Canonical base64; kept as text, because a document is held in memory as it is written. */
export const storedBytes = z.string().refine((text) => {
  try {
    base64ToBytes(text);
    return true;
  } catch {
    return false;
  }
});

export const toStoredBytes: (bytes: Uint8Array) => string = bytesToBase64;
export const fromStoredBytes: (text: string) => Uint8Array = base64ToBytes;
