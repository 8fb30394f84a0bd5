import { z } from "zod";
import { bytesToHex } from "../../../shared/crypto";
import type { RecoveryKitView } from "../../../shared/protocol/ipc/recovery-kit-views";
import type { ActiveIdentity } from "../identity/active-identity";
import type { Files } from "../ports";
import { StoredDocument } from "../profile/stored-document";

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const moment = z.number().int().nonnegative();

const documentSchema = z.strictObject({
  version: z.literal(1),
  /** The file that was saved last: which keys are in it, and which words open it. */
  kit: z.strictObject({ madeAt: moment, fingerprint: hash, recoveryKeyHash: hash }).nullable(),
  /** Until when the person wants to hear no more of it, and of what. */
  quiet: z.strictObject({ until: moment, about: z.enum(["none", "words", "outdated"]) }).nullable(),
});
type KitDocument = z.infer<typeof documentSchema>;

const EMPTY: KitDocument = { version: 1, kit: null, quiet: null };

export interface SavedKit {
  /** Unix milliseconds. */
  readonly madeAt: number;
  /** Of the keys in it. */
  readonly fingerprint: Uint8Array;
  /** What the record that goes with its words commits to. */
  readonly recoveryKeyHash: Uint8Array;
}

/** What this computer knows of the recovery kit: never the kit itself, and none of its words. */
export class KitBook {
  private constructor(
    private readonly document: StoredDocument<KitDocument>,
    private readonly clock: () => number,
  ) {}

  /** @param deps.clock Unix milliseconds @throws KeyferryError of the file system */
  static async open(deps: {
    readonly files: Files;
    readonly path: string;
    readonly clock: () => number;
  }): Promise<KitBook> {
    const { files, path, clock } = deps;
    return new KitBook(
      await StoredDocument.open({ files, path, schema: documentSchema, empty: EMPTY }),
      clock,
    );
  }

  /** How the kit stands to this identity. */
  describe({ fingerprint, record }: Pick<ActiveIdentity, "fingerprint" | "record">): RecoveryKitView {
    const { kit, quiet } = this.document.get();
    const state = this.#stateOf(kit, bytesToHex(fingerprint), record.recoveryKeyHash);
    const isQuiet = quiet !== null && quiet.about === state && this.clock() < quiet.until;
    return { state, madeAt: kit?.madeAt ?? null, isDue: state !== "current" && !isQuiet };
  }

  /** A kit was saved, or proved itself by restoring. */
  noteSaved({ madeAt, fingerprint, recoveryKeyHash }: SavedKit): Promise<void> {
    const kit = {
      madeAt,
      fingerprint: bytesToHex(fingerprint),
      recoveryKeyHash: bytesToHex(recoveryKeyHash),
    };
    return this.document.change(() => ({ version: 1, kit, quiet: null }));
  }

  /** No reminder of what is missing now before that time; another thing that goes missing is told all the same. */
  async keepQuiet(about: RecoveryKitView["state"], until: number): Promise<void> {
    if (about === "current") return;
    await this.document.change((before) => ({ ...before, quiet: { until, about } }));
  }

  #stateOf(
    kit: KitDocument["kit"],
    fingerprint: string,
    committed: Uint8Array | null,
  ): RecoveryKitView["state"] {
    if (kit === null) return committed === null ? "none" : "words";
    const fits = kit.fingerprint === fingerprint;
    return fits && committed !== null && bytesToHex(committed) === kit.recoveryKeyHash
      ? "current"
      : "outdated";
  }
}
