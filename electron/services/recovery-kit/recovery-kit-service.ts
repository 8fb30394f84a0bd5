import { basename } from "node:path";
import { equalConstantTime } from "../../../shared/crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import type { RecoveryKitView } from "../../../shared/protocol/ipc/recovery-kit-views";
import type { IdentityService } from "../identity/identity-service";
import { commitmentOf, withSeedOf } from "../identity/recovery-words";
import type { HeldIdentity } from "../identity/restoring";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Places } from "../places/places";
import type { Desktop, Files, PagePrinting } from "../ports";
import type { KitBook } from "./kit-book";
import { withOpenedKit } from "./kit-opening";
import { type KitProofDeps, proveKit } from "./kit-proof";
import { fileNameFor, kitOf, requireOutsideVaults, writeKit, writePage } from "./kit-writing";

const KIT_ENDING = "keyferry-kit";
const DAY_MS = 86_400_000;
const QUIET_DAYS = { later: 1, dismissed: 7 } as const;

export interface RecoveryKitDeps extends KitProofDeps {
  readonly files: Pick<Files, "read" | "writeAtomically" | "status">;
  readonly desktop: Pick<Desktop, "chooseFileToSave" | "chooseFileToOpen">;
  readonly printing: PagePrinting;
  readonly places: Pick<Places, "remember" | "pathOf">;
  readonly session: Session;
  readonly identity: Pick<IdentityService, "withHeldKeys" | "restore" | "wordsOnScreen">;
  readonly book: KitBook;
  /** What the kit and its page are called, in the language in use. */
  readonly fileNames: () => { readonly kit: string; readonly page: string };
}

/** The recovery kit: a sealed file and a page with the words that open it. */
export class RecoveryKitService {
  readonly #listeners = new Set<(view: RecoveryKitView) => void>();

  constructor(private readonly deps: RecoveryKitDeps) {
    deps.session.onOpen(() => this.#tell());
  }

  /** @throws KeyferryError the reason why there is no identity */
  describe(): IpcResponse<"recoveryKit.describe"> {
    return this.deps.book.describe(this.deps.session.identity());
  }

  /** @returns a function that ends the subscription */
  onChange(listener: (view: RecoveryKitView) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks where, and saves the kit's file there: sealed with the words on the screen, or with those that the person has already and typed.
   * @returns null when the person closed the dialog
   * @throws KeyferryError `kit-in-vault`, `recovery-words-invalid`, `recovery-words-not-current`, `request-invalid` when there are no words in
   *   force on the screen, those of the keychain and the file system
   */
  async saveFile({
    words,
  }: IpcRequest<"recoveryKit.saveFile">): Promise<IpcResponse<"recoveryKit.saveFile">> {
    if (words === null) return this.deps.identity.wordsOnScreen.withSeed((seed) => this.#save(seed));
    return withSeedOf(words, (seed) => this.#save(seed));
  }

  /**
   * Prints what is on the screen now, by the system's dialog. False when the person closed it.
   * @throws KeyferryError `request-invalid` while no words are shown, `print-failed`
   */
  async printPage(): Promise<IpcResponse<"recoveryKit.printPage">> {
    this.#requireWordsShown();
    return { isPrinted: await this.deps.printing.print() };
  }

  /**
   * Asks where, and saves what would be printed as PDF.
   * @throws KeyferryError `request-invalid` while no words are shown, `kit-in-vault`, `print-failed`, of the file system
   */
  async savePage(): Promise<IpcResponse<"recoveryKit.savePage">> {
    this.#requireWordsShown();
    const path = await this.#choosePlace(
      "recovery-page",
      fileNameFor(this.deps.fileNames().page, this.#name(), "pdf"),
    );
    if (path === null) return null;
    this.#requireWordsShown();
    const pdf = await this.deps.printing.asPdf();
    try {
      await writePage(this.deps.files, path, pdf);
    } finally {
      pdf.fill(0);
    }
    return { fileName: basename(path) };
  }

  /** Asks for a kit's file with the system's dialog; null when the person closed it. */
  async chooseFile(): Promise<IpcResponse<"recoveryKit.chooseFile">> {
    const path = await this.deps.desktop.chooseFileToOpen("recovery-kit");
    if (path === null) return null;
    return { placeId: this.deps.places.remember(path, "recovery-kit"), fileName: basename(path) };
  }

  /**
   * Brings an identity back from its kit: the same keys, once the server has proven that they are in force. Otherwise nothing is kept.
   * @throws KeyferryError `recovery-words-invalid`, `recovery-kit-invalid`, `recovery-kit-other-words`, `recovery-kit-damaged`,
   *   `recovery-kit-outdated`, `recovery-kit-refused`, `identity-exists`; those of the server, its log, the keychain and the file system
   */
  async restore({
    placeId,
    words,
  }: IpcRequest<"recoveryKit.restore">): Promise<IpcResponse<"recoveryKit.restore">> {
    const path = this.deps.places.pathOf(placeId, "recovery-kit");
    const { files, identity, session, book } = this.deps;
    return withSeedOf(words, (seed) =>
      withOpenedKit(files, path, seed, async (kit) => {
        const view = await identity.restore(() => proveKit(kit, seed, this.deps));
        const { fingerprint } = session.identity();
        await book.noteSaved({
          madeAt: kit.madeAt * 1000,
          fingerprint,
          recoveryKeyHash: commitmentOf(seed),
        });
        this.#tell();
        return view;
      }),
    );
  }

  /** No reminder for a day (a kit that was put off) or a week (a reminder that was put away). */
  async remindLater({
    why,
  }: IpcRequest<"recoveryKit.remindLater">): Promise<IpcResponse<"recoveryKit.remindLater">> {
    const { book, clock } = this.deps;
    await book.keepQuiet(this.describe().state, clock() + QUIET_DAYS[why] * DAY_MS);
    this.#tell();
    return this.describe();
  }

  async #save(seed: Uint8Array): Promise<IpcResponse<"recoveryKit.saveFile">> {
    const recoveryKeyHash = commitmentOf(seed);
    this.#requireInForce(recoveryKeyHash);
    const suggestedName = fileNameFor(this.deps.fileNames().kit, this.#name(), KIT_ENDING);
    const path = await this.#choosePlace("recovery-kit", suggestedName);
    if (path === null) return null;
    await this.deps.identity.withHeldKeys((held) => this.#write(path, held, seed, recoveryKeyHash));
    this.#tell();
    return { fileName: basename(path) };
  }

  async #write(
    path: string,
    held: HeldIdentity,
    seed: Uint8Array,
    recoveryKeyHash: Uint8Array,
  ): Promise<void> {
    const { files, clock, book } = this.deps;
    this.#requireInForce(recoveryKeyHash);
    const madeAt = Math.floor(clock() / 1000);
    await writeKit(files, path, kitOf(held, madeAt), seed);
    await book.noteSaved({ madeAt: madeAt * 1000, fingerprint: held.identity.fingerprint, recoveryKeyHash });
  }

  /** A file that words open which are not in force would be half a kit. */
  #requireInForce(recoveryKeyHash: Uint8Array): void {
    const committed = this.deps.session.identity().record.recoveryKeyHash;
    if (committed === null || !equalConstantTime(committed, recoveryKeyHash)) {
      throw new KeyferryError("recovery-words-not-current");
    }
  }

  async #choosePlace(
    purpose: "recovery-kit" | "recovery-page",
    suggestedName: string,
  ): Promise<string | null> {
    const path = await this.deps.desktop.chooseFileToSave({ purpose, suggestedName });
    if (path !== null) await requireOutsideVaults(this.deps.files, path);
    return path;
  }

  #requireWordsShown(): void {
    if (!this.deps.identity.wordsOnScreen.areShown)
      throw new KeyferryError("request-invalid", "no words are shown");
  }

  #name(): string {
    return this.deps.session.identity().record.name;
  }

  #tell(): void {
    if (this.deps.session.problem() !== null) return;
    const view = this.describe();
    for (const listener of this.#listeners) listener(view);
  }
}
