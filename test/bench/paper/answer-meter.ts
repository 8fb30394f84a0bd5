import { once } from "node:events";
import { connect, type TLSSocket } from "node:tls";
import type { DemoSession } from "../../../server-mock/demo-session";
import { MEDIA_GRANT } from "../../../shared/protocol/http/media-types";

export interface MeteredAnswer {
  /** Status line, headers and the empty line, in bytes. */
  readonly headBytes: number;
  readonly body: Uint8Array;
}

const END_OF_HEAD = "\r\n\r\n";

/** Sends bare requests over one TLS connection and counts every byte that comes back inside it. */
export class AnswerMeter {
  private constructor(
    private readonly socket: TLSSocket,
    private readonly host: string,
    private readonly session: DemoSession,
  ) {}

  static async open(session: DemoSession, authority: string): Promise<AnswerMeter> {
    const { hostname, port, host } = new URL(session.origin);
    const socket = connect({ host: hostname, port: Number(port), ca: authority });
    await once(socket, "secureConnect");
    return new AnswerMeter(socket, host, session);
  }

  /** The answer to GET `path` in the compact form of a grant, byte for byte. */
  async fetch(path: string): Promise<MeteredAnswer> {
    const proof = this.session.proofHeaders("GET", path, await this.session.token());
    const request = [
      `GET ${path} HTTP/1.1`,
      `host: ${this.host}`,
      ...Object.entries(proof).map(([name, value]) => `${name}: ${value}`),
      `accept: ${MEDIA_GRANT}`,
    ];
    this.socket.write(`${request.join("\r\n")}${END_OF_HEAD}`);
    let received = Buffer.alloc(0);
    for (;;) {
      const [part] = (await once(this.socket, "data")) as [Buffer];
      received = Buffer.concat([received, part]);
      const answer = completeAnswer(received);
      if (answer) return answer;
    }
  }

  close(): void {
    this.socket.destroy();
  }
}

/** The answer when all of it is there, null before; refuses anything but 200 and anything after the body. */
function completeAnswer(received: Buffer): MeteredAnswer | null {
  const end = received.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const headBytes = end + END_OF_HEAD.length;
  const head = received.subarray(0, end).toString("latin1");
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith("HTTP/1.1 200 ") || length === undefined)
    throw new Error(`unexpected answer: ${head}`);
  const body = received.subarray(headBytes);
  if (body.length < Number(length)) return null;
  if (body.length > Number(length)) throw new Error("more bytes than the answer has");
  return { headBytes, body: new Uint8Array(body) };
}
