import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { base64ToBytes } from "../../../shared/crypto";
import {
  type Checkpoint,
  cosign,
  generateWitnessSkey,
  LogError,
  type LogVerifier,
  openCheckpoint,
  parseVkey,
  parseWitnessSkey,
  verifyConsistency,
} from "../../../shared/log";

/** How a witness treats what it is asked: as it should; with a refusal; not at all; with a signature of something else; with far too much. */
export type WitnessManner = "honest" | "down" | "silent" | "wrong-signature" | "endless";

interface WitnessAnswer {
  readonly status: number;
  readonly body: string;
}

/** A small witness over HTTP (C2SP tlog-witness) that cosigns one log and remembers what it cosigned last. */
export class TestWitness {
  manner: WitnessManner = "honest";
  /** Of its answers, in order. */
  readonly statuses: number[] = [];
  last: Checkpoint | null = null;
  private log: { readonly origin: string; readonly logKeys: readonly LogVerifier[] } | null = null;
  private readonly signer;

  private constructor(
    private readonly server: Server,
    name: string,
  ) {
    this.signer = parseWitnessSkey(generateWitnessSkey(name));
  }

  static async start(name: string): Promise<TestWitness> {
    const server = createServer();
    const witness = new TestWitness(server, name);
    server.on("request", (request, response) => {
      let body = "";
      request.on("data", (data: Buffer) => (body += data.toString()));
      request.on("end", () => {
        if (witness.manner === "silent") return;
        if (witness.manner === "endless") return void pour(response);
        const answer =
          witness.manner === "down" ? { status: 503, body: "" } : witness.answer(request.url ?? "", body);
        witness.statuses.push(answer.status);
        response.writeHead(answer.status).end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return witness;
  }

  get vkey(): string {
    return this.signer.vkey;
  }

  /** As a server's settings name it. */
  get options(): { vkey: string; url: string } {
    const { port } = this.server.address() as AddressInfo;
    return { vkey: this.vkey, url: `http://127.0.0.1:${port}` };
  }

  /** Tells it which log to cosign. */
  watch(origin: string, vkeys: readonly string[]): void {
    this.log = { origin, logKeys: vkeys.map(parseVkey) };
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(url: string, body: string): WitnessAnswer {
    if (url !== "/add-checkpoint" || !this.log) return { status: 404, body: "" };
    const [, oldText = "", proofText = "", note = ""] = /^old (\d+)\n((?:.+\n)*)\n([^]*)$/.exec(body) ?? [];
    try {
      const { checkpoint } = openCheckpoint(note, { ...this.log, witnesses: [], quorum: 0 });
      const known = this.last?.size ?? 0;
      if (Number(oldText) !== known) return { status: 409, body: `${known}\n` };
      if (this.last && known > 0)
        verifyConsistency({
          fromSize: known,
          toSize: checkpoint.size,
          fromRoot: this.last.root,
          toRoot: checkpoint.root,
          proof: proofText.split("\n").filter(Boolean).map(base64ToBytes),
        });
      this.last = checkpoint;
      return { status: 200, body: this.cosignature(note) };
    } catch (error) {
      if (error instanceof LogError) return { status: error.code === "proof-invalid" ? 422 : 403, body: "" };
      throw error;
    }
  }

  private cosignature(note: string): string {
    const signed = cosign(note, this.signer, Math.floor(Date.now() / 1000));
    const line = signed.slice(note.length);
    if (this.manner !== "wrong-signature") return line;
    const other = cosign(note.replace("\n", "x\n"), this.signer, 1);
    return other.slice(note.length + 1);
  }
}

/** Sends for as long as somebody reads. */
function pour(response: ServerResponse): void {
  const part = "x".repeat(64 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(part));
  };
  response.on("drain", more).on("error", () => undefined);
  more();
}
