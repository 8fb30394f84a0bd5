import { z } from "zod";
import { bytesToHex, type DataId } from "../../../shared/crypto";
import type { ContainerHeader, ContainerKind } from "../../../shared/format";
import type { Files } from "../ports";
import { storedDataId } from "../profile/stored-bytes";
import { StoredDocument } from "../profile/stored-document";

const documentSchema = z.object({
  version: z.literal(1),
  locations: z.array(
    z.object({
      dataId: storedDataId,
      /** The vault owner's signing key in hex: anybody can give a container any random ID. */
      owner: z.string(),
      kind: z.enum(["file", "folder", "vault"]),
      path: z.string().min(1),
    }),
  ),
});
type LocationsDocument = z.infer<typeof documentSchema>;
type StoredLocation = LocationsDocument["locations"][number];

export interface KnownLocation {
  readonly path: string;
  readonly kind: ContainerKind;
}

function nameOf(dataId: DataId, ownerHex: string): string {
  return `${dataId}/${ownerHex}`;
}

/** Where containers that I can open were last seen on this computer. */
export class KnownLocations {
  readonly #locations: Map<string, StoredLocation>;

  private constructor(private readonly document: StoredDocument<LocationsDocument>) {
    this.#locations = new Map(
      document.get().locations.map((location) => [nameOf(location.dataId, location.owner), location]),
    );
  }

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<KnownLocations> {
    const empty: LocationsDocument = { version: 1, locations: [] };
    return new KnownLocations(await StoredDocument.open({ ...deps, schema: documentSchema, empty }));
  }

  where(dataId: DataId, ownerSigningKey: Uint8Array): KnownLocation | null {
    return this.#locations.get(nameOf(dataId, bytesToHex(ownerSigningKey))) ?? null;
  }

  /** Takes note of containers that were just seen. */
  async note(seen: readonly { readonly path: string; readonly header: ContainerHeader }[]): Promise<void> {
    let isNews = false;
    for (const { path, header } of seen) {
      const { dataId, kind } = header;
      const owner = bytesToHex(header.owner.signingKey);
      const known = this.#locations.get(nameOf(dataId, owner));
      if (known?.path === path && known.kind === kind) continue;
      this.#locations.set(nameOf(dataId, owner), { dataId, owner, kind, path });
      isNews = true;
    }
    if (isNews) {
      await this.document.change(() => ({ version: 1, locations: [...this.#locations.values()] }));
    }
  }
}
