import type { DataId } from "../../../shared/crypto";
import { type ContainerHeader, isByOwner, openItem } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { OwnerKeys } from "../containers/owner-keys";
import { isWriterLegitimate } from "../containers/writer-legitimacy";
import { errorCodeOf } from "../error-code-of";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Keyring } from "../keyring/keyring";
import type { Engine, Files, Pause, ReadHead, WrittenContainer } from "../ports";
import { ChangeQueue } from "./change-queue";
import { ContainerScan } from "./container-scan";
import { mayConcern } from "./ended-grants";
import { epochCeiling, problemOfHead, usesUpNumbers } from "./head-examination";
import { heldIdsOf } from "./held-ids";
import { RenewedContents } from "./renewed-contents";
import { buildTree, type TreeSources } from "./tree-building";
import type { NodeAccess, TreeProblem, VaultNode } from "./vault-node";
import { roleIn, type VaultRole } from "./vault-rights";
import type { VaultTree } from "./vault-tree";

/** A small change does not wait for another look at thousands of files when there was one this short ago. */
const LOOK_LASTS_MS = 3_000;

export interface OpenVaultDeps {
  readonly session: Session;
  readonly files: Files;
  readonly engine: Engine;
  readonly keyring: Keyring;
  readonly ownerKeys: OwnerKeys;
}

/** A vault folder that is being looked at: what is in it, and the one queue through which it changes. */
export class OpenVault {
  readonly #scan: ContainerScan;
  readonly #queue = new ChangeQueue();
  #tree: VaultTree | null = null;
  #problem: ErrorCode | null = null;
  #lookedAt = 0;
  /** When the grants that the tree was read by were judged. */
  #judgedAt = 0;
  /** Contents that were encrypted anew since the vault was opened. */
  readonly renewed = new RenewedContents();

  constructor(
    private readonly deps: OpenVaultDeps,
    readonly vaultId: DataId,
    readonly folder: string,
    /** Tells whoever shows this vault that it looks different now. */
    readonly tellChanged: () => void,
  ) {
    this.#scan = new ContainerScan(deps, folder);
  }

  /** What was readable when the folder was last looked at. Answers from memory. */
  get tree(): VaultTree {
    if (this.#tree === null) throw new KeyferryError("vault-not-found", "not looked at yet");
    return this.#tree;
  }

  /** Why the folder or the vault's own name cannot be read now; null when all is well. */
  get problem(): ErrorCode | null {
    return this.#problem;
  }

  /** Whether a grant that the tree may have been read by has ended: it is to be read anew before it is used. */
  get hasEndedGrant(): boolean {
    if (this.#tree === null || this.role === "owner") return false;
    const ended = this.deps.keyring.endedSince(this.#judgedAt);
    const heads = [this.#tree.root.head, ...this.#scan.items().heads];
    return mayConcern(
      ended,
      heads.map(({ header }) => header),
    );
  }

  /** Bytes of all containers, and when the latest of them was written, as they were last seen. */
  get extent(): { readonly bytes: number; readonly lastChange: number } {
    return this.#scan.extent();
  }

  get role(): VaultRole {
    return roleIn(this.tree.root.head.header, this.deps.session.identity());
  }

  /**
   * Looks at the folder again, reading only what changed. Nothing happens while a change is paused: it holds on to what it saw.
   * @throws KeyferryError `vault-not-found`, or the reason why the root's container cannot be read
   */
  async refresh(): Promise<void> {
    if (this.#queue.isHeldUp) return;
    return this.#queue.run(async () => {
      try {
        if (!(await this.#look()) && this.#mayReadMore()) await this.#rebuild(false);
      } catch (error) {
        this.#problem = errorCodeOf(error);
        throw error;
      }
    });
  }

  /**
   * Runs one change of the vault, alone, on a tree that is nearly as new as the folder.
   * What was written or removed must be told to `noteWritten` and `noteRemoved`.
   * @throws KeyferryError `vault-paused` while a paused job has its turn
   */
  change<T>(change: () => Promise<T>): Promise<T> {
    return this.#queue.run(async () => {
      if (Date.now() - this.#lookedAt > LOOK_LASTS_MS || this.hasEndedGrant) await this.#look();
      return change();
    });
  }

  /**
   * As `change`, on a tree that is as new as the folder: for what must not overlook anything.
   * @param pause of a change that a person can pause
   */
  changeAll<T>(change: () => Promise<T>, pause: Pause | null = null): Promise<T> {
    return this.#queue.run(async () => {
      await this.#look();
      return change();
    }, pause);
  }

  async noteWritten(written: readonly { path: string; container: WrittenContainer }[]): Promise<void> {
    await this.#scan.noteWritten(written);
    await this.#rebuild(true);
  }

  async noteRemoved(paths: readonly string[]): Promise<void> {
    this.#scan.noteRemoved(paths);
    await this.#rebuild(true);
  }

  /** All containers that hang on these folders by what their headers say, readable or not; folders first. */
  containersBelow(folderIds: readonly DataId[]): ReadHead[] {
    return this.#scan.containersBelow(folderIds);
  }

  /** All folders that containers of this vault lie in, or may come to. */
  folders(): string[] {
    return this.#scan.folders();
  }

  /** Whether somebody wrote this who may write in the vault, by the word of its owner. */
  isByWriter(header: ContainerHeader): boolean {
    const root = this.tree.root.head.header;
    return isWriterLegitimate(header, root, this.deps.ownerKeys.of(root.owner));
  }

  /** Removes what a killed app left half written in the vault's folder. A folder that cannot be written to has nothing of ours. */
  async removeLeftovers(): Promise<void> {
    await this.#queue
      .run(() => this.deps.engine.removeLeftovers(this.#scan.folders()))
      .catch(() => undefined);
  }

  /** Resolves when no change is running or waiting. */
  settled(): Promise<void> {
    return this.#queue.settled();
  }

  /** @returns whether the tree was built anew */
  async #look(): Promise<boolean> {
    const isChanged = await this.#scan.look();
    this.#lookedAt = Date.now();
    const isToRebuild = isChanged || this.#tree === null || this.hasEndedGrant;
    if (isToRebuild) await this.#rebuild(isChanged);
    return isToRebuild;
  }

  /** A grant may have come since, or the server may be back. */
  #mayReadMore(): boolean {
    return this.role !== "owner" || this.#problem !== null;
  }

  async #rebuild(tell: boolean): Promise<void> {
    const judgedAt = Date.now();
    const known = this.hasEndedGrant ? null : this.#tree;
    const root = this.#scan.root();
    if (root.header.kind !== "vault" || root.header.dataId !== this.vaultId) {
      throw new KeyferryError("vault-not-found", "another vault lies there now");
    }
    await this.#requireOwnersRoot(root);
    const { heads, problems } = this.#examinedItems(root);
    const heldIds = await this.#heldIds(root);
    const { access, problem: accessProblem } = await this.#accessToRoot(root, known?.root ?? null, heldIds);
    const problem = accessProblem ?? (this.#isOlderThanSeen(root) ? "container-older" : null);
    const before = this.#tree;
    const tree = await buildTree({
      root,
      rootAccess: access,
      rootKeys: await this.#rootKeys(root),
      heads,
      problems,
      known,
      heldIds,
      accessToAll: (headers) => this.#accessToAll(headers, heads, root),
    });
    this.#tree = tree;
    this.#judgedAt = judgedAt;
    const isSame = before !== null && before.itemCount === tree.itemCount && this.#problem === problem;
    this.#problem = problem;
    if (tell || !isSame) this.tellChanged();
  }

  /**
   * The root's header says who may write, so it counts only if the owner signed it; anybody can name her in it.
   * @throws KeyferryError `container-foreign`, `person-key-changed` while her renewed keys wait to be accepted
   */
  async #requireOwnersRoot({ header }: ReadHead): Promise<void> {
    const { ownerKeys } = this.deps;
    const headers = this.#scan.items().heads.map((head) => head.header);
    await ownerKeys.learnOfRenewals([header, ...headers], header);
    if (!isByOwner(header, ownerKeys.of(header.owner))) throw new KeyferryError(ownerKeys.problemOf(header));
  }

  #examinedItems(root: ReadHead): { heads: ReadHead[]; problems: TreeProblem[] } {
    const folderId = root.header.dataId;
    const { heads, problems: unreadable } = this.#scan.items();
    const problems: TreeProblem[] = unreadable.map(({ path, problem }) => {
      return { containerPath: path, dataId: null, folderId, problem };
    });
    const { dataId, owner } = root.header;
    const newestEpoch = this.deps.keyring.newestEpoch(dataId, owner.signingKey);
    const ownerKeys = this.deps.ownerKeys.of(owner);
    const ceiling = epochCeiling(root.header, heads, newestEpoch, ownerKeys);
    const good = heads.filter((head) => {
      const isDamaged = usesUpNumbers(head, ceiling, ownerKeys);
      const found = problemOfHead(head, this.folder, root.header, ownerKeys);
      const problem =
        found === "container-foreign"
          ? this.deps.ownerKeys.problemOf(head.header)
          : (found ?? (isDamaged ? "container-damaged" : null));
      if (problem === null) return true;
      problems.push({ containerPath: head.path, dataId: head.header.dataId, folderId, problem });
      return false;
    });
    return { heads: good, problems };
  }

  /** The owner derives everything from the vault's own key; what others hold decides what they may ask for. */
  async #heldIds(root: ReadHead): Promise<Set<DataId>> {
    if (roleIn(root.header, this.deps.session.identity()) === "owner") return new Set();
    return heldIdsOf(await this.deps.keyring.heldGrants());
  }

  async #accessToRoot(
    root: ReadHead,
    known: VaultNode | null,
    heldIds: ReadonlySet<DataId>,
  ): Promise<{ access: NodeAccess; problem: ErrorCode | null }> {
    if (known?.access.by === "item-key" && Buffer.from(known.head.headerHash).equals(root.headerHash)) {
      return { access: known.access, problem: null };
    }
    const isOwner = roleIn(root.header, this.deps.session.identity()) === "owner";
    if (!isOwner && !heldIds.has(root.header.dataId)) return { access: { by: "none" }, problem: null };
    try {
      const itemKey = await this.deps.keyring.rootKey(root.header);
      if (itemKey === null) return { access: { by: "none" }, problem: isOwner ? "no-access" : null };
      return { access: { by: "item-key", itemKey, item: openItem(itemKey, root.header) }, problem: null };
    } catch (error) {
      return { access: { by: "none" }, problem: errorCodeOf(error) };
    }
  }

  /** An old copy was put back, or the newer one has not arrived. */
  #isOlderThanSeen({ header }: ReadHead): boolean {
    return header.epoch < this.deps.keyring.newestEpoch(header.dataId, header.owner.signingKey);
  }

  /** What hangs on a newer key than the root's container at hand stays readable, should an older copy have been put back. */
  async #rootKeys({ header }: ReadHead): Promise<NonNullable<TreeSources["rootKeys"]>> {
    if (roleIn(header, this.deps.session.identity()) !== "owner") return [];
    return this.deps.keyring.heldKeys(header.dataId, header.owner.signingKey);
  }

  #accessToAll(headers: Parameters<Keyring["accessToAll"]>[0], heads: readonly ReadHead[], root: ReadHead) {
    const byId = new Map(heads.map((head) => [head.header.dataId, head.header]));
    byId.set(root.header.dataId, root.header);
    return this.deps.keyring.accessToAll(headers, { readNode: async (id) => byId.get(id) ?? null });
  }
}
