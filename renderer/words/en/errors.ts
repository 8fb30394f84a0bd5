import { ERROR_SENTENCES, type ErrorCode } from "../../../shared/protocol/error-codes";

/** English is where the sentences are first written, beside their codes. */
export const errorWords: Readonly<Record<ErrorCode, string>> = ERROR_SENTENCES;
