import { close, fsync, open } from "node:fs";
import { systemErrorName } from "./file-error";

/** Windows cannot sync a folder; some network and FUSE file systems refuse to. Renames are then as durable as they make them. */
const CANNOT = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EISDIR", "EPERM", "EACCES", "EBADF"]);

/** Makes renames and new names in `folder` survive a power cut. @throws the file system's error */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  try {
    await syncDescriptor(folder);
  } catch (error) {
    if (!CANNOT.has(systemErrorName(error) ?? "")) throw error;
  }
}

function syncDescriptor(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    open(folder, "r", (openError, descriptor) => {
      if (openError !== null) return reject(openError);
      fsync(descriptor, (syncError) => {
        close(descriptor, (closeError) => {
          const error = syncError ?? closeError ?? null;
          if (error === null) resolve();
          else reject(error);
        });
      });
    });
  });
}
