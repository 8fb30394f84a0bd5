import type { Session } from "../identity/session";
import type { Engine, Files } from "../ports";
import type { AccessLedger } from "./access-ledger";
import type { Authorship } from "./new-containers";
import type { OpenVault } from "./open-vault";

/** What every change of a vault needs. */
export interface VaultContext {
  readonly vault: OpenVault;
  readonly session: Session;
  readonly files: Files;
  readonly engine: Engine;
  readonly ledger: AccessLedger;
}

export function authorship({ vault, session }: Pick<VaultContext, "vault" | "session">): Authorship {
  return {
    owner: vault.tree.root.head.header.owner,
    writer: session.identity().writer,
    checkpoint: session.checkpoint(),
  };
}
