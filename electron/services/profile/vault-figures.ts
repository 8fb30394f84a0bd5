import { z } from "zod";
import type { DataId } from "../../../shared/crypto";
import { vaultFiguresSchema } from "../../../shared/protocol/ipc/vault-views";
import type { Files } from "../ports";
import { StoredDocument } from "./stored-document";

const knownFiguresSchema = z.object({ isMine: z.boolean(), figures: vaultFiguresSchema });
export type KnownFigures = z.infer<typeof knownFiguresSchema>;

const documentSchema = z.object({
  version: z.literal(1),
  vaults: z.record(z.string(), knownFiguresSchema),
});

/** What was counted in vaults when they were last looked into. Numbers only: no name is in it. */
export class KnownVaultFigures {
  private constructor(private readonly document: StoredDocument<z.infer<typeof documentSchema>>) {}

  static async open(deps: { readonly files: Files; readonly path: string }): Promise<KnownVaultFigures> {
    return new KnownVaultFigures(
      await StoredDocument.open({ ...deps, schema: documentSchema, empty: { version: 1, vaults: {} } }),
    );
  }

  of(vaultId: DataId): KnownFigures | null {
    return this.document.get().vaults[vaultId] ?? null;
  }

  /** Writes nothing when nothing changed. */
  async keep(vaultId: DataId, known: KnownFigures): Promise<void> {
    if (JSON.stringify(this.of(vaultId)) === JSON.stringify(known)) return;
    await this.document.change(({ vaults }) => ({ version: 1, vaults: { ...vaults, [vaultId]: known } }));
  }

  async forget(vaultId: DataId): Promise<void> {
    if (this.of(vaultId) === null) return;
    await this.document.change(({ vaults }) => ({
      version: 1,
      vaults: Object.fromEntries(Object.entries(vaults).filter(([id]) => id !== vaultId)),
    }));
  }
}
