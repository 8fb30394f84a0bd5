export { fileErrorCode, systemErrorName } from "./file-error";
export { syncFolder } from "./folder-sync";
export { createLocalFiles } from "./local-files";
export { claimTemporaryPath, isAbandoned, isTemporaryName, releaseTemporaryPath } from "./temporary-files";
