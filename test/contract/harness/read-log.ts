import { bytesToHex } from "../../../shared/crypto";
import { decodeLogEntry, type LogEntry } from "../../../shared/format";
import {
  CompactRange,
  decodeEntryBundle,
  entriesPath,
  leafHash,
  openCheckpoint,
  parseVkey,
  TILE_WIDTH,
} from "../../../shared/log";
import { serverDescriptionSchema } from "../../../shared/protocol/http/operations";
import { logTilePath, PATHS } from "../../../shared/protocol/http/paths";
import { type Answer, send } from "./member";

async function get(origin: string, path: string): Promise<Answer> {
  const answer = await send(origin, "GET", path);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer;
}

/**
 * Every entry of the log, read as a client reads it: the checkpoint's signature is verified, and that its root is the
 * one of exactly these entries.
 */
export async function readWholeLog(origin: string): Promise<LogEntry[]> {
  const { log } = (await get(origin, PATHS.server)).read(serverDescriptionSchema);
  const note = (await get(origin, PATHS.checkpoint)).text;
  const logKeys = log.keys.map((key) => parseVkey(key.vkey));
  const { checkpoint } = openCheckpoint(note, { origin: log.origin, logKeys, witnesses: [], quorum: 0 });
  const range = CompactRange.empty();
  const entries: LogEntry[] = [];
  for (let bundle = 0; bundle * TILE_WIDTH < checkpoint.size; bundle++) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - bundle * TILE_WIDTH);
    const { bytes } = await get(origin, logTilePath(entriesPath(bundle, width)));
    for (const entry of decodeEntryBundle(bytes, width)) {
      range.append(leafHash(entry));
      entries.push(decodeLogEntry(entry));
    }
  }
  if (bytesToHex(range.root()) !== bytesToHex(checkpoint.root))
    throw new Error(`the ${entries.length} entries are not those of the checkpoint`);
  return entries;
}
