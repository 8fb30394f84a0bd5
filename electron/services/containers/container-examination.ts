import { CryptoError } from "../../../shared/crypto";
import { FormatError, openItem } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import { errorCodeOf } from "../error-code-of";
import type { AccessAnswer, ContainerAccess } from "../keyring/container-access";
import type { Keyring } from "../keyring/keyring";
import type { Engine, JobOutcome, ReadHead } from "../ports";
import { vaultFolderAround } from "./container-location";
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
  constructor(private readonly deps: { readonly engine: Engine; readonly keyring: Keyring }) {}

  /** In the order of the paths; one container's problem does not keep the others from being examined. */
  async examine(paths: readonly string[], signal?: AbortSignal): Promise<ExaminedContainer[]> {
    const outcomes = await this.deps.engine.readHeads(paths, signal === undefined ? {} : { signal });
    const surroundings = new VaultSurroundings(this.deps.engine);
    const examined = await Promise.all(paths.map((path, i) => examineHead(path, outcomes[i], surroundings)));
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

  constructor(private readonly engine: Engine) {}

  /** Null unless the vault around the container is the one that it says it belongs to. */
  async of({ path, header }: ReadHead): Promise<VaultFolderNodes | null> {
    const folder = vaultFolderAround(path);
    if (folder === null) return null;
    const nodes = this.#folders.get(folder) ?? new VaultFolderNodes(this.engine, folder);
    this.#folders.set(folder, nodes);
    const root = await nodes.root();
    return root?.dataId === (header.path[0]?.id ?? header.dataId) ? nodes : null;
  }
}

const NOTHING = { head: null, access: null, name: null, problem: null };

async function examineHead(
  path: string,
  outcome: JobOutcome<ReadHead> | undefined,
  surroundings: VaultSurroundings,
): Promise<ExaminedContainer> {
  if (!outcome?.ok) return { ...NOTHING, path, problem: outcome?.code ?? "internal" };
  const head = outcome.value;
  const root = (await (await surroundings.of(head))?.root()) ?? null;
  const problem = isWriterLegitimate(head.header, root) ? null : "container-foreign";
  return { ...NOTHING, path, head, problem };
}

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
