import { sign, type UserId } from "../../../shared/crypto";
import { errorCodeOf } from "../error-code-of";
import type { KeyServer } from "../ports";
import type { ActiveIdentity } from "./active-identity";
import type { PrivateKeys } from "./keychain-identity";

/** The server, with the identity's key to sign in by. */
export function signedInServer(server: KeyServer, identity: ActiveIdentity): KeyServer {
  server.useSigner({
    userId: identity.userId,
    signAssertion: (signingInput) => identity.withSigningKey((key) => sign(key, "", signingInput)),
  });
  return server;
}

/**
 * Whether exactly this record is in force at the server, asked with its own keys: nobody else's let its person in.
 * @throws KeyferryError of the server, when it cannot be known
 */
export async function isInForce(
  server: KeyServer,
  userId: UserId,
  envelope: Uint8Array,
  keys: PrivateKeys,
): Promise<boolean> {
  server.useSigner({
    userId,
    signAssertion: async (signingInput) => sign(keys.signing, "", signingInput),
  });
  try {
    const current = await server.own.current(userId);
    return current !== null && Buffer.from(current).equals(Buffer.from(envelope));
  } catch (error) {
    if (errorCodeOf(error) === "not-signed-in") return false;
    throw error;
  } finally {
    server.useSigner(null);
  }
}
