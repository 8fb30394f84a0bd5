import { ConfigurationError } from "./configuration";
import { ListenRefusedError } from "./listening";
import { NewerSchemaError } from "./storage/migrations/index";

/** A sentence for what the administrator can mend; the stack for what is a fault of the program. */
export function explainFailedStart(error: unknown): string {
  const mendable =
    error instanceof ConfigurationError ||
    error instanceof ListenRefusedError ||
    error instanceof NewerSchemaError ||
    (error instanceof Error && "syscall" in error);
  if (mendable) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
