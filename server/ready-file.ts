import { rename, writeFile } from "node:fs/promises";

/** Tells whoever started the server where it is: written beside and renamed, so it is never half there. */
export async function writeReadyFile(path: string, origin: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, `${JSON.stringify({ origin, pid: process.pid })}\n`, { mode: 0o600 });
  await rename(temporary, path);
}
