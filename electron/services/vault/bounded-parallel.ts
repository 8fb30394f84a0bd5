/** Runs `work` on every item, at most `width` at a time, and answers in order. The first failure is thrown when all that ran has ended. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  let failure: { error: unknown } | null = null;
  const runner = async (): Promise<void> => {
    while (next < items.length && failure === null) {
      const index = next++;
      try {
        results[index] = await work(items[index] as T);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, runner));
  // The compiler does not see that the runners may have set it.
  const thrown = failure as { error: unknown } | null;
  if (thrown !== null) throw thrown.error;
  return results;
}
