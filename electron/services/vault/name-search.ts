import { foldName } from "./name-folding";
import { nameOf, type VaultNode } from "./vault-node";
import type { VaultTree } from "./vault-tree";

/** No list that a person reads is longer; the rest is counted. */
export const MOST_FOUND = 200;

const DATA_ID_START = /^[0-9a-f]{4,32}$/;
/** Between the letters and digits of a name: what follows begins a word. */
const WORD_BREAK = /[^\p{L}\p{N}]/u;

export interface FoundItems {
  /** All that were found, shown or not. */
  readonly total: number;
  /** At most `MOST_FOUND`, the best first. */
  readonly nodes: readonly VaultNode[];
}

interface IndexedName {
  readonly node: VaultNode;
  readonly folded: string;
}

/** How well an item fits: the start of its name, the start of a word in it, anywhere in it, or only the data ID. */
const [AT_START, AT_WORD, WITHIN, BY_ID] = [0, 1, 2, 3];
const RANKS = 4;

/**
 * Searches the names and data IDs of a vault. The names are folded once for each tree and kept in order, so that a search
 * through 50,000 of them is one pass without sorting.
 */
export class NameSearch {
  readonly #indexes = new WeakMap<VaultTree, readonly IndexedName[]>();
  readonly #folded = new WeakMap<VaultNode["head"], IndexedName>();

  /**
   * What is named like this. Every word of the text must be in the name, in any order; case and accents do not matter.
   * A text of four or more hexadecimal digits also finds items whose data ID begins with it.
   */
  search(tree: VaultTree, text: string): FoundItems {
    const whole = foldName(text).trim();
    const [first, ...others] = whole.split(/\s+/).filter((word) => word !== "");
    if (first === undefined) return { total: 0, nodes: [] };
    const idStart = DATA_ID_START.test(whole) ? whole : null;
    const byRank: VaultNode[][] = Array.from({ length: RANKS }, () => []);
    let total = 0;
    for (const { node, folded } of this.#index(tree)) {
      const rank =
        rankOf(folded, first, others) ?? (idStart !== null && node.id.startsWith(idStart) ? BY_ID : null);
      if (rank === null) continue;
      total += 1;
      const found = byRank[rank];
      if (found !== undefined && found.length < MOST_FOUND) found.push(node);
    }
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    const inOrder = byRank.flatMap((nodes) => nodes.sort((a, b) => compare(nameOf(a), nameOf(b))));
    return { total, nodes: inOrder.slice(0, MOST_FOUND) };
  }

  #index(tree: VaultTree): readonly IndexedName[] {
    const known = this.#indexes.get(tree);
    if (known !== undefined) return known;
    const index = tree
      .descendants(tree.root.id)
      .map((node) => this.#indexed(node))
      .sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0));
    this.#indexes.set(tree, index);
    return index;
  }

  /** A new tree of a changed vault has new nodes, but the heads of what did not change. */
  #indexed(node: VaultNode): IndexedName {
    const known = this.#folded.get(node.head);
    const name = nameOf(node);
    if (known !== undefined && nameOf(known.node) === name) return { node, folded: known.folded };
    const indexed = { node, folded: foldName(name) };
    this.#folded.set(node.head, indexed);
    return indexed;
  }
}

function rankOf(folded: string, first: string, others: readonly string[]): number | null {
  const at = folded.indexOf(first);
  if (at < 0 || !others.every((word) => folded.includes(word))) return null;
  if (at === 0) return AT_START;
  return WORD_BREAK.test(folded.charAt(at - 1)) ? AT_WORD : WITHIN;
}
