import { type Hash, type HashReader, LogError, type TreePlace } from "../../shared/log";
import { findHashes, placeName } from "../storage/log-store";
import type { Queries } from "../storage/tables";

/**
 * Reads the tree's hashes from the database. What is asked for at the same time (the proofs of everybody in a look-up)
 * is read together.
 */
export class StoredHashes implements HashReader {
  private wanted: TreePlace[] = [];
  private reading: Promise<Map<string, Hash>> | null = null;

  constructor(private readonly queries: Queries) {}

  async read(places: readonly TreePlace[]): Promise<Hash[]> {
    this.wanted.push(...places);
    this.reading ??= Promise.resolve().then(() => this.readWanted());
    const found = await this.reading;
    return places.map((place) => {
      const hash = found.get(placeName(place));
      if (!hash) throw new LogError("log-data-malformed", `no hash at ${placeName(place)}`);
      return hash;
    });
  }

  private readWanted(): Promise<Map<string, Hash>> {
    const wanted = this.wanted;
    this.wanted = [];
    this.reading = null;
    return findHashes(this.queries, wanted);
  }
}
