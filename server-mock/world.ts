import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { InjectOptions } from "fastify";
import { createServer } from "../server/create-server";
import type { Listening } from "../server/listening";
import type { LogOptions, ServerOptions } from "../server/settings";
import { Storage } from "../server/storage/storage";
import type { Answer, Asked } from "./front/exchange";

export interface WorldOptions extends Omit<ServerOptions, "database" | "log"> {
  readonly log: LogOptions;
}

/** An honest server, and what its administrator has in hand besides: the database, and the log's secret keys. */
export class World {
  private constructor(
    private readonly folder: string,
    private readonly options: WorldOptions,
    private readonly server: Listening,
    /** The administrator's own way into the database, past the server. */
    readonly storage: Storage,
  ) {}

  static async begin(options: WorldOptions): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), "keyferry-mock-"));
    const database = join(folder, "keyferry.db");
    const server = await createServer({ ...options, database });
    return new World(folder, options, server, Storage.openSqlite(database));
  }

  /** Whoever has these can sign whatever she likes in the log's name. */
  get logKeys(): LogOptions["secrets"] {
    return this.options.log.secrets;
  }

  /** What the honest server answers, without a connection in between. */
  async ask(asked: Asked): Promise<Answer> {
    const { method, url, headers, body, remoteAddress } = asked;
    const request = { method, url, headers, payload: body, remoteAddress } as InjectOptions;
    const answer = await this.server.app.inject(request);
    const sent = Object.entries(answer.headers).filter(([name]) => name !== "transfer-encoding");
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(sent) as Answer["headers"],
      body: answer.rawPayload,
    };
  }

  async close(): Promise<void> {
    await this.storage.close();
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}
