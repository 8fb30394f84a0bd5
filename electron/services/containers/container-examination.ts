import { CryptoError } from "../../../shared/crypto";
import { FormatError, openItem } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import { type AccessAnswer, type ContainerAccess, forgetKeys } from "../keyring/container-access";
import type { Keyring } from "../keyring/keyring";
import type { Engine, JobOutcome, ReadHead } from "../ports";
import { vaultFolderAround } from "./container-location";
import type { OwnerKeys } from "./owner-keys";
import { VaultFolderNodes } from "./vault-folder-nodes";
import { isWriterLegitimate } from "./writer-legitimacy";

/** A container that somebody came by: what it is, and what I hold for it. */
export interface ExaminedContainer {
  readonly path: string;
  /** Null when it could not be read; then there is a problem. */
  readonly head: ReadHead | null;
  readonly access: ContainerAccess | null;
  readonly name: string | null;
  readonly problem: ErrorCode | null;
}

/** Examines containers wherever they lie: in a vault's folder, or alone in a mail or on a stick. */
export class ContainerExamination {
  constructor(
    private readonly deps: {
      readonly engine: Engine;
      readonly keyring: Keyring;
      readonly ownerKeys: OwnerKeys;
    },
  ) {}

  /** In the order of the paths; one container's problem does not keep the others from being examined. */
  async examine(paths: readonly string[], signal?: AbortSignal): Promise<ExaminedContainer[]> {
    const outcomes = await this.deps.engine.readHeads(paths, signal === undefined ? {} : { signal });
    const { examined, surroundings } = await this.#examineHeads(paths, outcomes);
    const places = new Map<VaultFolderNodes | null, number[]>();
    for (const [place, { head, problem }] of examined.entries()) {
      if (head === null || problem !== null) continue;
      const nodes = await surroundings.of(head);
      places.set(nodes, [...(places.get(nodes) ?? []), place]);
    }
    for (const [nodes, group] of places) {
      const heads = group.flatMap((place) => examined[place]?.head ?? []);
      const answers = await this.#accessTo(heads, nodes);
      for (const [i, place] of group.entries()) {
        const head = heads[i];
        if (head !== undefined) examined[place] = withAnswer(head, answers[i]);
      }
    }
    return examined;
  }

  /** Whom a container does not seem to be allowed from may be its owner, with keys that this computer has not heard of. */
  async #examineHeads(
    paths: readonly string[],
    outcomes: readonly JobOutcome<ReadHead>[],
  ): Promise<{ examined: ExaminedContainer[]; surroundings: VaultSurroundings }> {
    const examineAll = async () => {
      const surroundings = new VaultSurroundings(this.deps);
      const examined = await Promise.all(
        paths.map((path, i) => this.#examineHead(path, outcomes[i], surroundings)),
      );
      return { examined, surroundings };
    };
    const first = await examineAll();
    const doubtful = first.examined.filter(({ problem }) => problem === "container-foreign");
    const heads = doubtful.flatMap(({ head }) => head ?? []);
    if (heads.length === 0) return first;
    await this.#getToKnowOwners(heads);
    return examineAll();
  }

  /** Owners are known by what they shared with me; whether they renewed their keys, the server is asked. */
  async #getToKnowOwners(heads: readonly ReadHead[]): Promise<void> {
    for (const answer of await this.#accessTo(heads, null)) {
      if (answer.ok && answer.access !== null) forgetKeys(answer.access);
    }
    const headers = heads.map(({ header }) => header);
    await this.deps.ownerKeys.learnOfRenewals(headers, null);
  }

  async #examineHead(
    path: string,
    outcome: JobOutcome<ReadHead> | undefined,
    surroundings: VaultSurroundings,
  ): Promise<ExaminedContainer> {
    if (!outcome?.ok) return { ...NOTHING, path, problem: outcome?.code ?? "internal" };
    const head = outcome.value;
    const { header } = head;
    const root = (await (await surroundings.of(head))?.root()) ?? null;
    const { ownerKeys } = this.deps;
    const isLegitimate = isWriterLegitimate(header, root, ownerKeys.of(header.owner));
    return { ...NOTHING, path, head, problem: isLegitimate ? null : ownerKeys.problemOf(header) };
  }

  async #accessTo(heads: readonly ReadHead[], nodes: VaultFolderNodes | null): Promise<AccessAnswer[]> {
    try {
      const headers = heads.map(({ header }) => header);
      return await this.deps.keyring.accessToAll(headers, nodes ?? undefined);
    } catch (error) {
      const code = errorCodeOf(error);
      return heads.map(() => ({ ok: false, code }));
    }
  }
}

/** The vaults that containers lie in. */
class VaultSurroundings {
  readonly #folders = new Map<string, VaultFolderNodes>();

  constructor(private readonly deps: { readonly engine: Engine; readonly ownerKeys: OwnerKeys }) {}

  /** Null unless the vault around the container is the one that it says it belongs to. */
  async of({ path, header }: ReadHead): Promise<VaultFolderNodes | null> {
    const folder = vaultFolderAround(path);
    if (folder === null) return null;
    const nodes = this.#folders.get(folder) ?? new VaultFolderNodes(this.deps, folder);
    this.#folders.set(folder, nodes);
    const root = await nodes.root();
    return root?.dataId === (header.path[0]?.id ?? header.dataId) ? nodes : null;
  }
}

const NOTHING = { head: null, access: null, name: null, problem: null };

function withAnswer(head: ReadHead, answer: AccessAnswer | undefined): ExaminedContainer {
  const seen = { ...NOTHING, path: head.path, head };
  if (answer === undefined) return { ...seen, problem: "internal" };
  if (!answer.ok) return { ...seen, problem: answer.code };
  const { access } = answer;
  if (access === null) return seen;
  if (access.by === "cover") return { ...seen, access, name: access.name };
  try {
    return { ...seen, access, name: openItem(access.itemKey, head.header).name };
  } catch (error) {
    if (!(error instanceof CryptoError) && !(error instanceof FormatError)) throw error;
    return { ...seen, problem: "container-damaged" };
  }
}
