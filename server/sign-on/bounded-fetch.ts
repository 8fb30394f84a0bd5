const TIMEOUT = 5_000;
const MAX_BYTES = 256 * 1024;

/** What the company's sign-on serves could not be had, or is not what the standard says. */
export class IssuerUnusableError extends Error {
  override readonly name = "IssuerUnusableError";
}

/**
 * Fetches a small document, without redirects.
 * @throws IssuerUnusableError when it does not come whole within five seconds and 256 KiB
 */
export async function fetchBounded(url: string): Promise<Response> {
  try {
    const answer = await fetch(url, {
      redirect: "error",
      headers: { accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT),
    });
    const body = await readBounded(answer);
    return new Response(body, { status: answer.status, headers: { "content-type": "application/json" } });
  } catch (error) {
    if (error instanceof IssuerUnusableError) throw error;
    throw new IssuerUnusableError("the company sign-on cannot be reached", { cause: error });
  }
}

async function readBounded(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of answer.body ?? []) {
    const bytes = part as Uint8Array;
    length += bytes.length;
    if (length > MAX_BYTES) throw new IssuerUnusableError("the company sign-on answers with too much");
    parts.push(bytes);
  }
  return new Uint8Array(Buffer.concat(parts));
}
