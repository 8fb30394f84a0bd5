import { expect } from "vitest";
import { DyingApp } from "./dying-app";
import type { Person, Vault } from "./person";

/** More steps than anything done to these small vaults has; reaching it means that it never ends. */
const MOST_STEPS = 80;

export interface Killing<S extends { readonly vault: Vault }> {
  /** Makes the vault that the work is then done in. */
  readonly prepare: () => Promise<S>;
  /** The work at whose steps the app dies. What it reports does not matter: nobody is there to hear it. */
  readonly work: (state: S) => Promise<unknown>;
  /** What must hold while the owner's app is dead. */
  readonly meanwhile: (state: S) => Promise<void>;
  /** What must hold after the next start. */
  readonly afterwards: (state: S) => Promise<void>;
}

/** Does the work again and again, each time killing the app one step later, until it is not killed any more. @returns how many steps there were */
export async function killAtEachStep<S extends { readonly vault: Vault }>(
  worker: Person,
  { prepare, work, meanwhile, afterwards }: Killing<S>,
): Promise<number> {
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const state = await prepare();
    const { vault } = state;
    const dying = new DyingApp();
    await worker.restart(dying);
    await vault.tree();
    dying.dieAfter(steps);
    await work(state).catch(() => undefined);
    const wasKilled = dying.isDead;
    await meanwhile(state);
    await worker.restart();
    await worker.app.vaults.resumeUnfinished();
    expect(await worker.app.vaults.listed.describe({ vaultId: vault.id })).toMatchObject({
      problem: null,
      unfinishedRemoval: false,
    });
    expect((await vault.list()).problems).toEqual([]);
    await afterwards(state);
    await worker.app.vaults.listed.forget({ vaultId: vault.id });
    if (!wasKilled) return steps;
  }
  throw new Error(`not done after ${MOST_STEPS} steps`);
}
