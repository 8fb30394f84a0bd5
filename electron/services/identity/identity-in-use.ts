import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { Engine, Keychain, KeyServer } from "../ports";
import { withFormerKeys, withStoredKeys } from "./key-storage";
import { KeychainIdentity, openOwnChain } from "./keychain-identity";
import { formerGenerations } from "./own-chain";
import type { Session } from "./session";
import { signedInServer } from "./signed-in-server";
import type { StoredIdentity } from "./stored-identity";

export interface IdentityInUseDeps {
  readonly keychain: Keychain;
  readonly engine: Pick<Engine, "useWriter">;
  readonly session: Session;
  /** The key server at an origin. */
  readonly connect: (origin: string) => KeyServer;
}

/** The identity that the app works with: its keys in memory, the engine that signs with them, the session at the server. */
export class IdentityInUse {
  #identity: KeychainIdentity | null = null;

  constructor(private readonly deps: IdentityInUseDeps) {}

  get identity(): KeychainIdentity | null {
    return this.#identity;
  }

  /**
   * Reads the keys from the keychain and puts them into use, in place of those in use before.
   * @throws KeyferryError `identity-mismatch`, `keychain-entry-missing`, `keychain-missing`, `keychain-locked`
   */
  async open(stored: StoredIdentity): Promise<KeychainIdentity> {
    const identity = await this.join(stored);
    const { engine, session, connect } = this.deps;
    await identity.withSigningKey((key) => engine.useWriter(key));
    const before = this.#identity;
    this.#identity = identity;
    session.open(identity, signedInServer(connect(stored.server), identity));
    before?.close();
    return identity;
  }

  /** Reads the keys without using them. @throws KeyferryError as `open` */
  async join(stored: StoredIdentity): Promise<KeychainIdentity> {
    const { keychain } = this.deps;
    const former = formerGenerations(openOwnChain(stored.records)).map(({ record }) => record.sequence);
    return withStoredKeys(keychain, stored, (keys) =>
      withFormerKeys(keychain, stored, former, (held) =>
        KeychainIdentity.join(stored.records, keys, held, stored.pending),
      ),
    );
  }

  /** Overwrites the private keys in memory, and forgets the token. @param why what the session answers from then on */
  async close(why: ErrorCode): Promise<void> {
    const { session, engine } = this.deps;
    if (session.problem() === null) session.server().useSigner(null);
    session.close(why);
    this.#identity?.close();
    this.#identity = null;
    await engine.useWriter(null);
  }
}
