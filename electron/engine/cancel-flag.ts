/** Shared memory that tells workers to stop; they look at it before each segment and each small file. */
export type CancelFlag = Int32Array<SharedArrayBuffer>;

export function isCancelled(flag: CancelFlag): boolean {
  return Atomics.load(flag, 0) !== 0;
}

/** Follows an AbortSignal for the time of one call. Call `release` at its end. */
export function followSignal(signal: AbortSignal | undefined): { flag: CancelFlag; release: () => void } {
  const flag: CancelFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const raise = (): void => {
    Atomics.store(flag, 0, 1);
  };
  if (signal?.aborted === true) raise();
  signal?.addEventListener("abort", raise);
  return { flag, release: () => signal?.removeEventListener("abort", raise) };
}
