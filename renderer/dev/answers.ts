import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { IpcAnswer } from "../../shared/protocol/ipc/contract";

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const yes = async <T>(value: T): Promise<IpcAnswer<T>> => ({ ok: true, value });
export const no = async (code: ErrorCode): Promise<{ ok: false; code: ErrorCode }> => ({ ok: false, code });
