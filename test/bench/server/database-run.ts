import { join } from "node:path";
import { sql } from "kysely";
import { createLogSecrets } from "../../../server/log/log-secrets";
import { isPostgresUrl } from "../../../server/storage/postgres-database";
import { Storage } from "../../../server/storage/storage";
import { newDataId } from "../../../shared/crypto";
import { encodeGrantCompact } from "../../../shared/format";
import { parseSkey } from "../../../shared/log";
import { createDatabase, startPostgres } from "../../contract/harness/postgres";
import type { BenchOptions } from "./bench-options";
import { addExtras, addGrants, type Extra } from "./crowd";
import { type LoadFigures, measureLoad } from "./load";
import { growLog } from "./long-log";
import {
  Asker,
  type Compared,
  compareFetch,
  compareLookUp,
  compareRegistration,
  lookUpRequests,
  signedGrant,
} from "./measurements";
import { readable, say } from "./progress";
import { ServingProcess } from "./serving";
import { openStraightPostgres, openStraightSqlite } from "./straight";
import { sizesInPostgres, sizesInSqlite, type TableSize } from "./table-sizes";

const ASKERS = 16;
const EXTRAS_A_SIZE = 200;
const SMALLEST_LOG = 100;

export interface ProofCost {
  readonly leaves: number;
  readonly figures: LoadFigures;
}

export interface DatabaseResult {
  readonly database: "sqlite" | "postgres";
  readonly compared: readonly Compared[];
  readonly proofCosts: readonly ProofCost[];
  readonly sizes: readonly TableSize[];
  /** Bytes of the server's process (RSS): when it has started, and when everything was measured. */
  readonly memory: { readonly atStart: number; readonly atEnd: number };
}

/** Measures everything on one database, which is made for it and removed afterwards. */
export async function measureDatabase(
  kind: DatabaseResult["database"],
  folder: string,
  options: BenchOptions,
): Promise<DatabaseResult> {
  say(`\n${kind === "sqlite" ? "SQLite" : "PostgreSQL"}`);
  if (kind === "sqlite") return measureOn(kind, join(folder, "keyferry.db"), options);
  const postgres = await startPostgres({ durable: true });
  try {
    return await measureOn(kind, await createDatabase(postgres.url), options);
  } finally {
    await postgres.stop();
  }
}

async function measureOn(
  kind: DatabaseResult["database"],
  database: string,
  options: BenchOptions,
): Promise<DatabaseResult> {
  const secrets = createLogSecrets();
  const service = await ServingProcess.start({ kind: "service", database, secrets });
  const storage = await Storage.open(database);
  const straight = isPostgresUrl(database)
    ? openStraightPostgres(database, options.connections)
    : openStraightSqlite(database);
  let bare: ServingProcess | null = null;
  try {
    const atStart = await service.residentBytes();
    const [first, ...others] = await enrolAskers(service.origin);
    if (!first) throw new Error("nobody enrolled");
    const askers = [first, ...others];
    const { extras, proofCosts } = await measureProofs(
      storage,
      service,
      askers,
      parseSkey(secrets.signerKey),
      options,
    );
    const samples = askers.map(({ person }) => ({
      compact: encodeGrantCompact(signedGrant(person, first.person.userId, first.person, newDataId())),
      fingerprint: person.fingerprint,
    }));
    const ids = askers.map(({ person }) => person.userId);
    const everybody = [...ids, ...extras.map(({ userId }) => userId)];
    const loaded = await addGrants(storage, everybody, samples, options.grants, new Set(ids));
    await settle(storage, kind);
    const sizes = kind === "sqlite" ? await sizesInSqlite(storage) : await sizesInPostgres(storage);

    bare = await ServingProcess.start({
      kind: "bare",
      answerBytes: samples[0]?.compact ?? new Uint8Array(0),
      answerJson: JSON.stringify("x".repeat(proofCosts.at(-1)?.figures.answerBytes ?? 0)),
    });
    const { requests, connections } = options;
    const scene = {
      origin: service.origin,
      bareOrigin: bare.origin,
      askers,
      straight,
      requests,
      connections,
    };
    const compared = [
      told(await compareLookUp(scene, storage, extras)),
      told(await compareFetch(scene, loaded)),
      told(await compareRegistration(scene, extras, first.person)),
    ];
    return {
      database: kind,
      compared,
      proofCosts,
      sizes,
      memory: { atStart, atEnd: await service.residentBytes() },
    };
  } finally {
    await bare?.end();
    await straight.close();
    await storage.close();
    await service.end();
  }
}

function told(compared: Compared): Compared {
  const { what, service, bare, row } = compared;
  say(
    `  ${what}: ${readable(service.perSecond)} a second (bare ${readable(bare.perSecond)}, row ${readable(row.perSecond)})`,
  );
  return compared;
}

async function enrolAskers(origin: string): Promise<Asker[]> {
  const askers: Asker[] = [];
  for (let index = 0; index < ASKERS; index++)
    askers.push(await Asker.enrol(origin, `asker${index}`, askers[0]?.person.keys.encryption));
  return askers;
}

/** Makes the log ten times longer again and again, and times look-ups at each length, one after another. */
async function measureProofs(
  storage: Storage,
  service: ServingProcess,
  askers: readonly Asker[],
  signer: ReturnType<typeof parseSkey>,
  options: BenchOptions,
): Promise<{ extras: Extra[]; proofCosts: ProofCost[] }> {
  const [asker] = askers;
  if (!asker) throw new Error("nobody asks");
  const extras: Extra[] = [];
  const proofCosts: ProofCost[] = [];
  for (let leaves = SMALLEST_LOG; leaves <= options.leaves; leaves *= 10) {
    await growLog(storage, signer, leaves);
    const place = { count: EXTRAS_A_SIZE, firstLeaf: 0, step: leaves / EXTRAS_A_SIZE };
    extras.push(
      ...(await addExtras(storage, asker.person, { ...place, step: Math.max(0, Math.floor(place.step)) })),
    );
    const count = Math.min(options.requests, 1000);
    const newest = extras.slice(-EXTRAS_A_SIZE);
    const figures = await measureLoad(
      service.origin,
      await lookUpRequests(storage, [asker], newest, count),
      1,
    );
    say(
      `  look-up in a log of ${readable(leaves)}: ${figures.p50.toFixed(2)} ms, ${figures.answerBytes} bytes`,
    );
    proofCosts.push({ leaves, figures });
  }
  return { extras, proofCosts };
}

/** What a database does by itself in time: statistics for its planner, and its log written back. */
async function settle(storage: Storage, kind: DatabaseResult["database"]): Promise<void> {
  if (kind === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(storage.db);
  await sql`analyze`.execute(storage.db);
}
