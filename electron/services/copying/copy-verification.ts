import { equalConstantTime, zero } from "../../../shared/crypto";
import { segmentCount, segmentSize } from "../../../shared/format";
import { errorCodeOf } from "../error-code-of";
import { KeyferryError } from "../keyferry-error";
import type { EncryptFileJob, Engine, Files, JobOutcome, WrittenContainer } from "../ports";

const COMPARED_AT_ONCE = 8 * 1024 * 1024;

/**
 * Reads written containers back from the disk and compares them, byte for byte, with the plaintext that they were made of.
 * @param jobs each with its plaintext still in place
 * @param written what became of some of them
 * @returns one outcome for each of `written`: `container-damaged` where it does not open to the same bytes
 */
export async function compareWithSource(
  context: { readonly engine: Pick<Engine, "readSegments">; readonly files: Pick<Files, "readRange"> },
  jobs: readonly EncryptFileJob[],
  written: readonly { readonly index: number; readonly value: WrittenContainer }[],
  signal: AbortSignal,
): Promise<JobOutcome<null>[]> {
  const outcomes: JobOutcome<null>[] = [];
  for (const { index, value } of written) {
    const job = jobs[index];
    if (job === undefined) continue;
    try {
      signal.throwIfAborted();
      await compare(context, job, value);
      outcomes.push({ ok: true, value: null });
    } catch (error) {
      outcomes.push({ ok: false, code: errorCodeOf(error), detail: "reading back" });
    }
  }
  return outcomes;
}

async function compare(
  {
    engine,
    files,
  }: { readonly engine: Pick<Engine, "readSegments">; readonly files: Pick<Files, "readRange"> },
  { targetPath, container, sourcePath }: EncryptFileJob,
  { header, headerHash }: WrittenContainer,
): Promise<void> {
  const size = segmentSize(header);
  const count = segmentCount(header);
  const step = Math.max(1, Math.floor(COMPARED_AT_ONCE / size));
  for (let from = 0; from < count; from += step) {
    const range = { from, to: Math.min(count, from + step) };
    const access = { by: "item-key" as const, itemKey: container.itemKey };
    const there = await engine.readSegments({ sourcePath: targetPath, headerHash, access, range });
    const source = await files.readRange(sourcePath, from * size, there.length);
    const isSame = there.length === source.length && equalConstantTime(there, source);
    zero(there);
    zero(source);
    if (!isSame) throw new KeyferryError("container-damaged", "reads otherwise than it was written");
  }
}
