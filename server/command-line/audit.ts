import { createReadStream, createWriteStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AuditEntry } from "../../shared/protocol/http/administration";
import { exportAuditTrail, readAuditEntries } from "../audit/audit-reading";
import { parseAuditLine, verifyAuditTrail } from "../audit/audit-verification";
import { readAuditWitness } from "../audit/audit-witness";
import type { Queries } from "../storage/tables";
import { type Command, DATA_HELP, EXIT, readArguments, say } from "./command";
import { COMMAND_LINE, dataPlace, nowSeconds, withServerData } from "./server-data";

const PAGE = 500;

export const auditExport: Command = {
  name: "audit export",
  summary: "write the audit trail as NDJSON",
  help: `keyferry-server audit export [<file>]

Writes the whole audit trail, one JSON object a line, oldest first, into a new file or to standard output. That it was
exported is in the trail.
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, auditExport, {}, [0, 1]);
    const [file] = operands;
    await withServerData(dataPlace(options.data, environment), async ({ storage, audit }) => {
      const event = { action: "export-audit", actor: COMMAND_LINE, subject: null, detail: {} } as const;
      const { sequence } = await storage.transaction(async (queries) => {
        await audit.append(queries, event, nowSeconds());
        return audit.head(queries);
      });
      const lines = Readable.from(exportAuditTrail(storage.db, 0, sequence));
      if (file === undefined) await pipeline(lines, process.stdout, { end: false });
      else await pipeline(lines, createWriteStream(file, { flags: "wx", mode: 0o600 }));
    });
    return EXIT.done;
  },
};

export const auditVerify: Command = {
  name: "audit verify",
  summary: "check the audit trail's hashes, signatures and heads in the log",
  help: `keyferry-server audit verify [<file>]

Recomputes the audit trail, or one that was exported into a file: every hash, every signature by the log's key, and
that it is what the transparency log vouches for.
${DATA_HELP}`,
  async run(args, environment) {
    const { operands, options } = readArguments(args, auditVerify, {}, [0, 1]);
    const [file] = operands;
    await withServerData(dataPlace(options.data, environment), async ({ storage }) => {
      const witness = await storage.transaction(readAuditWitness);
      // An export may be older than the log: what the log says of later entries cannot be held against it.
      const extent = file === undefined ? "whole" : "begun";
      const entries = file === undefined ? storedEntries(storage.db) : exportedEntries(file);
      const { sequence, covered } = await verifyAuditTrail(entries, witness, extent);
      say(`All ${sequence} entries are as they were written; the log vouches for the first ${covered}.`);
    });
    return EXIT.done;
  },
};

async function* storedEntries(queries: Queries): AsyncGenerator<AuditEntry> {
  for (let from = 0; ; ) {
    const page = await readAuditEntries(queries, from, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    from += page.length;
  }
}

async function* exportedEntries(file: string): AsyncGenerator<AuditEntry> {
  let sequence = 0;
  for await (const line of createInterface({ input: createReadStream(file) }))
    yield parseAuditLine(line, sequence++);
}
