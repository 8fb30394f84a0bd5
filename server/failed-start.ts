import { AuditError } from "./audit/audit-verification";
import { BackupDamagedError } from "./backup/backup-files";
import { BackupTargetError } from "./backup/make-backup";
import { RestoreRefusedError } from "./backup/restore-backup";
import { CommandError } from "./command-line/command";
import { ConfigurationError } from "./configured-values";
import { ListenRefusedError } from "./listening";
import { LogStartError } from "./log/log-errors";
import { DatabaseBusyError, DatabaseUnreachableError, NewerSchemaError } from "./storage/storage-errors";

/** Their messages are sentences for the administrator. */
const MENDABLE = [
  AuditError,
  BackupDamagedError,
  BackupTargetError,
  CommandError,
  ConfigurationError,
  DatabaseBusyError,
  DatabaseUnreachableError,
  ListenRefusedError,
  LogStartError,
  NewerSchemaError,
  RestoreRefusedError,
] as const;

/** A sentence for what the administrator can mend; the stack for what is a fault of the program. */
export function explainFailedStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const mendable = MENDABLE.some((kind) => error instanceof kind) || "syscall" in error;
  return mendable ? error.message : (error.stack ?? error.message);
}
