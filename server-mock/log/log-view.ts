import { readEntries, readLogState } from "../../server/storage/log-store";
import { findChains, type PersonChain } from "../../server/storage/people-store";
import { bytesToBase64Url, parseUserId, utf8 } from "../../shared/crypto";
import { parseSkey, parseTilePath } from "../../shared/log";
import { MEDIA_NOTE, MEDIA_TILE } from "../../shared/protocol/http/media-types";
import { logTilePath } from "../../shared/protocol/http/paths";
import { lookupSchema, type PersonAnswer } from "../../shared/protocol/http/people";
import { endpointOf } from "../front/endpoints";
import { type Answer, type Asked, jsonAnswer, problemAnswer, withJson } from "../front/exchange";
import type { World } from "../world";
import { WrittenLog } from "./written-log";

/** A person as a view shows her: records and the entries that the log is said to have of them. */
export interface ShownPerson {
  readonly userId: string;
  readonly labelProof: Uint8Array;
  readonly records: readonly { readonly envelope: Uint8Array; readonly entry: Uint8Array }[];
}

/** How a view differs from what is true. */
export interface Distortion {
  /** The entries to be shown for those that there are. The same every time, so that the view goes on as the log does. */
  entries?(honest: readonly Uint8Array[]): readonly Uint8Array[];
  /** The people to be shown in a look-up; records whose entry the shown log does not have are left out. */
  people?(honest: readonly ShownPerson[], asked: LookedUp): readonly ShownPerson[];
}

export interface LookedUp {
  readonly addresses: readonly string[];
  readonly userIds: readonly string[];
}

/** Shows a distorted log to whoever asks: every look-up, checkpoint, proof and tile is of the same distorted log, signed. */
export class LogView {
  constructor(
    private readonly world: World,
    private readonly distortion: Distortion,
    /** C2SP signer key; the log's own unless given. */
    private readonly signerKey: string = world.logKeys.signerKey,
  ) {}

  /** @param honest what the server answers itself; refusals stay as they are */
  async answer(asked: Asked, honest: Answer): Promise<Answer> {
    if (honest.status !== 200 && honest.status !== 404) return honest;
    const endpoint = endpointOf(asked);
    switch (endpoint.is) {
      case "lookup":
        return honest.status === 200 ? this.#lookUp(asked, honest) : honest;
      case "current-keys":
        return honest.status === 200 ? this.#currentKeys(asked, honest) : honest;
      case "checkpoint":
        return rawAnswer(MEDIA_NOTE, utf8((await this.#log()).checkpoint));
      case "tile":
        return this.#tile(asked);
      case "consistency":
        return this.#consistency(asked);
      default:
        return honest;
    }
  }

  async #log(): Promise<WrittenLog> {
    const honest = await honestEntries(this.world);
    const shown = this.distortion.entries?.(honest) ?? honest;
    return new WrittenLog(shown, parseSkey(this.signerKey));
  }

  async #lookUp(asked: Asked, honest: Answer): Promise<Answer> {
    const { logSize, ...wanted } = lookupSchema.parse(JSON.parse(asked.body.toString("utf8")));
    return withJson(honest, await this.#people(wanted, logSize));
  }

  async #currentKeys(asked: Asked, honest: Answer): Promise<Answer> {
    const userId = asked.path.split("/")[3] as string;
    const logSize = Number(new URL(asked.url, "http://mock").searchParams.get("logSize") ?? 0);
    const { people, ...proven } = await this.#people({ addresses: [], userIds: [userId] }, logSize);
    const [person] = people;
    return person === undefined ? honest : withJson(honest, { ...proven, person });
  }

  async #people(wanted: LookedUp, logSize: number) {
    const honest = await honestlyShown(this.world, wanted);
    return this.show(this.distortion.people?.(honest, wanted) ?? honest, logSize);
  }

  /** These people, proven as well as the distorted log can prove them; its state continues the one of `logSize`. */
  async show(shown: readonly ShownPerson[], logSize: number) {
    const log = await this.#log();
    const people = await Promise.all(shown.map((person) => personAnswer(log, person)));
    return {
      checkpoint: log.checkpoint,
      consistency: (await log.proveContinues(logSize)).map(bytesToBase64Url),
      people: people.filter(({ records }) => records.length > 0),
    };
  }

  async #tile(asked: Asked): Promise<Answer> {
    const tile = parseTilePath(asked.path.slice(logTilePath("").length));
    const bytes = tile && (await this.#log()).tile(tile);
    return bytes ? rawAnswer(MEDIA_TILE, bytes) : problemAnswer("not-found");
  }

  async #consistency(asked: Asked): Promise<Answer> {
    const query = new URL(asked.url, "http://mock").searchParams;
    const [from, to] = [Number(query.get("from")), Number(query.get("to"))];
    const log = await this.#log();
    if (to > log.size) return problemAnswer("not-found");
    const proof = await log.proveContinues(from, to);
    const root = bytesToBase64Url(await log.rootAt(to));
    return jsonAnswer(200, { root, proof: proof.map(bytesToBase64Url) });
  }
}

/** The log's entries as they are, first one first. */
export async function honestEntries({ storage }: World): Promise<Uint8Array[]> {
  const size = (await readLogState(storage.db))?.size ?? 0;
  return readEntries(storage.db, 0, size);
}

/** Those who were asked for, as the log truly has them. */
export async function honestlyShown(world: World, { addresses, userIds }: LookedUp): Promise<ShownPerson[]> {
  const entries = await honestEntries(world);
  const wanted = { addresses, userIds: userIds.map(parseUserId) };
  const chains = await findChains(world.storage.db, wanted, entries.length);
  return chains.map((chain) => shownPerson(chain, entries));
}

function shownPerson(
  { userId, labelProof, records }: PersonChain,
  entries: readonly Uint8Array[],
): ShownPerson {
  return {
    userId,
    labelProof,
    records: records.map(({ envelope, leafIndex }) => ({
      envelope,
      entry: entries[leafIndex] ?? new Uint8Array(0),
    })),
  };
}

async function personAnswer(log: WrittenLog, person: ShownPerson): Promise<PersonAnswer> {
  const records = await Promise.all(
    person.records.map(async ({ envelope, entry }) => {
      const index = log.indexOf(entry);
      if (index === null) return [];
      const inclusion = (await log.prove(index)).map(bytesToBase64Url);
      return [{ record: bytesToBase64Url(envelope), index, inclusion }];
    }),
  );
  return {
    userId: person.userId,
    labelProof: bytesToBase64Url(person.labelProof),
    records: records.flat(),
  };
}

function rawAnswer(mediaType: string, bytes: Uint8Array): Answer {
  const body = Buffer.from(bytes);
  return { status: 200, headers: { "content-type": mediaType, "content-length": body.length }, body };
}
