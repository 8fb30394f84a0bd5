import { ConfigurationError } from "./configuration";
import { ListenRefusedError } from "./listening";
import { LogStartError } from "./log/log-errors";
import { DatabaseUnreachableError, NewerSchemaError } from "./storage/storage-errors";

/** A sentence for what the administrator can mend; the stack for what is a fault of the program. */
export function explainFailedStart(error: unknown): string {
  const mendable =
    error instanceof ConfigurationError ||
    error instanceof ListenRefusedError ||
    error instanceof NewerSchemaError ||
    error instanceof LogStartError ||
    error instanceof DatabaseUnreachableError ||
    (error instanceof Error && "syscall" in error);
  if (mendable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
