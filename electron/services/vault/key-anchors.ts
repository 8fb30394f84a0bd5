import {
  CryptoError,
  type DataId,
  deriveItemKey,
  equalConstantTime,
  type SecretKey16,
} from "../../../shared/crypto";
import {
  type ContainerHeader,
  FormatError,
  openItem,
  type PathStep,
  type SealedItem,
} from "../../../shared/format";
import { chainOf } from "./path-algebra";

export type Opening =
  | { readonly outcome: "opened"; readonly itemKey: SecretKey16; readonly item: SealedItem }
  /** No key at hand leads here. */
  | { readonly outcome: "no-key" }
  /** Keys lead here, and none of them opens the box. */
  | { readonly outcome: "damaged" };

/**
 * Keys of nodes at certain epochs, from which those of everything below are derived. A node may have several keys for one epoch,
 * because a writer could lie about a path; the box itself tells which one is right.
 */
export class KeyAnchors {
  readonly #keys = new Map<string, SecretKey16[]>();

  add(id: DataId, epoch: number, key: SecretKey16): void {
    const known = this.#keys.get(nameOfStep({ id, epoch }));
    if (known === undefined) this.#keys.set(nameOfStep({ id, epoch }), [key]);
    else if (!known.some((other) => equalConstantTime(other, key))) known.push(key);
  }

  /** Adds an opened node's key, and the earlier ones that its box holds. */
  addOpened(header: ContainerHeader, itemKey: SecretKey16, item: SealedItem): void {
    this.add(header.dataId, header.epoch, itemKey);
    for (const { epoch, key } of item.earlierKeys) this.add(header.dataId, epoch, key);
  }

  has(step: PathStep): boolean {
    return this.#keys.has(nameOfStep(step));
  }

  /** Tries the key of the nearest node above first; that is the right one unless somebody lied. */
  open(header: ContainerHeader): Opening {
    let hadKey = false;
    for (const itemKey of this.#candidates(chainOf(header))) {
      hadKey = true;
      const item = tryToOpen(itemKey, header);
      if (item !== null) return { outcome: "opened", itemKey, item };
    }
    return { outcome: hadKey ? "damaged" : "no-key" };
  }

  *#candidates(chain: readonly PathStep[]): Generator<SecretKey16> {
    for (let start = chain.length - 1; start >= 0; start--) {
      const step = chain[start];
      for (const anchor of (step && this.#keys.get(nameOfStep(step))) ?? []) {
        yield chain.slice(start + 1).reduce((key, { id, epoch }) => deriveItemKey(key, id, epoch), anchor);
      }
    }
  }
}

function nameOfStep({ id, epoch }: PathStep): string {
  return `${id}@${epoch}`;
}

/** Null when the key is wrong or the box holds nonsense. */
function tryToOpen(itemKey: SecretKey16, header: ContainerHeader): SealedItem | null {
  try {
    return openItem(itemKey, header);
  } catch (error) {
    if (error instanceof CryptoError || error instanceof FormatError) return null;
    throw error;
  }
}
