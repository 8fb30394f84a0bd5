import type { ErrorCode } from "../../shared/protocol/error-codes";
import { problemOf } from "./keyferry-failure";

/** Something that a screen waits for: on its way, there, or not to be had and why. */
export type Loadable<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly problem: ErrorCode };

export const LOADING = { state: "loading" } as const;

/** Waits for a promise and tells how it went; never rejects. */
export async function settled<T>(promise: Promise<T>): Promise<Loadable<T>> {
  try {
    return { state: "ready", value: await promise };
  } catch (error) {
    return { state: "failed", problem: problemOf(error) };
  }
}
