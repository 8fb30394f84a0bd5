import { Agent, request as sendRequest } from "node:http";
import { buffer } from "node:stream/consumers";
import { inParallel } from "../paper/in-parallel";

export interface LoadRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface LoadFigures {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Bytes of the last answer's body. */
  readonly answerBytes: number;
}

/** Part of the requests that is sent before anything is counted. */
const WARM_UP = 0.1;

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Times `work` on each item, `width` at a time, after a warm-up on the first of them. */
export async function timeEach<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<number>,
): Promise<LoadFigures> {
  const warmUp = Math.floor(items.length * WARM_UP);
  await inParallel(items.slice(0, warmUp), width, work);
  let answerBytes = 0;
  const start = performance.now();
  const times = await inParallel(items.slice(warmUp), width, async (item) => {
    const from = performance.now();
    answerBytes = await work(item);
    return performance.now() - from;
  });
  const seconds = (performance.now() - start) / 1000;
  const sorted = [...times].sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    answerBytes,
  };
}

/**
 * Sends every request once, over as many connections as requests are under way at a time.
 * @throws Error when one is not answered with success
 */
export async function measureLoad(
  origin: string,
  requests: readonly LoadRequest[],
  connections: number,
): Promise<LoadFigures> {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ask = ({ method, path, headers, body }: LoadRequest) =>
    new Promise<number>((resolve, reject) => {
      const asked = sendRequest(
        { host: hostname, port, agent, method, path, headers: { ...headers, ...lengthOf(body) } },
        (answer) => {
          buffer(answer).then((bytes) => {
            const status = answer.statusCode ?? 0;
            if (status >= 200 && status < 300) resolve(bytes.length);
            else reject(new Error(`${method} ${path}: ${status} ${bytes.toString("utf8")}`));
          }, reject);
        },
      );
      asked.on("error", reject);
      asked.end(body);
    });
  try {
    return await timeEach(requests, connections, ask);
  } finally {
    agent.destroy();
  }
}

function lengthOf(body: string | undefined): Record<string, number> {
  return body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
}
