import { randomUUID } from "node:crypto";
import type { IpcRequest, IpcResponse } from "../../../shared/protocol/ipc/contract";
import { KeyferryError } from "../keyferry-error";
import type { Desktop } from "../ports";

export type PlacePurpose = IpcRequest<"places.chooseFolder">["purpose"] | "container" | "recovery-kit";

/**
 * Opaque names for places on disk. The screens can only hand back what a dialog or a search gave them, and only for the
 * purpose it was given for.
 */
export class Places {
  readonly #places = new Map<string, { readonly path: string; readonly purpose: PlacePurpose }>();
  readonly #ids = new Map<string, string>();

  constructor(private readonly deps: { readonly desktop: Desktop }) {}

  /** Asks for a folder with the system's dialog; null when the person closed it. */
  async chooseFolder({
    purpose,
  }: IpcRequest<"places.chooseFolder">): Promise<IpcResponse<"places.chooseFolder">> {
    const path = await this.deps.desktop.chooseFolder(purpose);
    return path === null ? null : { placeId: this.remember(path, purpose), path };
  }

  /** @returns the same ID for the same path and purpose */
  remember(path: string, purpose: PlacePurpose): string {
    const key = `${purpose}\0${path}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const placeId = randomUUID();
    this.#ids.set(key, placeId);
    this.#places.set(placeId, { path, purpose });
    return placeId;
  }

  /** @throws KeyferryError `request-invalid` for an ID that was never given, or given for something else */
  pathOf(placeId: string, purpose: PlacePurpose): string {
    const place = this.#places.get(placeId);
    if (place === undefined || place.purpose !== purpose) {
      throw new KeyferryError("request-invalid", `no place for ${purpose}`);
    }
    return place.path;
  }
}
