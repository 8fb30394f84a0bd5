import {
  CryptoError,
  derivePublicHalves,
  equalConstantTime,
  type PublicHalves,
  recoveryKeyFromSeed,
  sign,
  type UserId,
  zero,
} from "../../../shared/crypto";
import { type IdentityRecord, type RecoveryKit, signRecoveryClaim } from "../../../shared/format";
import { errorCodeOf } from "../error-code-of";
import type { OwnRecord } from "../identity/active-identity";
import { formerGenerations, openChain } from "../identity/own-chain";
import type { RestoredIdentity } from "../identity/restoring";
import { KeyferryError } from "../keyferry-error";
import type { KeyServer } from "../ports";

export interface KitProofDeps {
  /** The key server at an origin. */
  readonly connect: (origin: string) => KeyServer;
  /** All signed records of a person, oldest first, as the server's log proves them; null when nobody has this ID. */
  readonly provenRecords: (server: KeyServer, userId: UserId) => Promise<readonly Uint8Array[] | null>;
  /** Unix milliseconds. */
  readonly clock: () => number;
}

/**
 * Proves that a kit's keys are those in force: signs in with them at the kit's server, and finds their public halves in the record
 * that the server's log proves. Nothing is kept here.
 * @returns the identity, with the kit's own keys in it
 * @throws KeyferryError `recovery-kit-damaged`, `recovery-kit-outdated`, `recovery-kit-refused`; those of the server and its log
 */
export async function proveKit(
  kit: RecoveryKit,
  seed: Uint8Array,
  deps: KitProofDeps,
): Promise<RestoredIdentity> {
  const halves = publicHalvesOf(kit.encryption, kit.signing);
  if (halves === null) throw new KeyferryError("recovery-kit-damaged", "no keys");
  const server = deps.connect(kit.server);
  server.useSigner({
    userId: kit.userId,
    signAssertion: async (signingInput) => sign(kit.signing, "", signingInput),
  });
  try {
    const records = await deps.provenRecords(server, kit.userId);
    if (records === null) throw new KeyferryError("recovery-kit-refused", "nobody of this ID");
    return restored(kit, halves, records);
  } catch (error) {
    if (errorCodeOf(error) !== "not-signed-in") throw error;
    throw await whyNotSignedIn(kit, seed, halves, server, deps.clock);
  } finally {
    server.useSigner(null);
  }
}

function restored(kit: RecoveryKit, halves: PublicHalves, records: readonly Uint8Array[]): RestoredIdentity {
  const chain = openChain(records);
  const last = chain.at(-1);
  if (last === undefined || !hasKeys(last.record, halves)) throw new KeyferryError("recovery-kit-outdated");
  const { server, userId, encryption, signing } = kit;
  const { name, address } = last.record;
  return {
    stored: { server, userId, name, address, records, pending: null, isEnrolled: true },
    keys: { encryption, signing },
    former: fittingFormer(kit, chain),
  };
}

/** Former keys that belong to the records they are said to belong to; others would open nothing. */
function fittingFormer(kit: RecoveryKit, chain: readonly OwnRecord[]): RestoredIdentity["former"] {
  const generations = formerGenerations(chain);
  return kit.former.filter(({ sequence, encryption }) => {
    const own = generations.find(({ record }) => record.sequence === sequence);
    const halves = publicHalvesOf(encryption, kit.signing);
    return own !== undefined && halves !== null && equalConstantTime(halves.publicSpki, own.record.rsaSpki);
  });
}

/** The words prove who asks when the keys do not: then the records say whether the kit is only too old. */
async function whyNotSignedIn(
  kit: RecoveryKit,
  seed: Uint8Array,
  halves: PublicHalves,
  server: KeyServer,
  clock: () => number,
): Promise<KeyferryError> {
  const { publicKey, privatePkcs8 } = recoveryKeyFromSeed(seed);
  try {
    const claim = { origin: server.origin, address: kit.address, time: Math.floor(clock() / 1000) };
    const signature = signRecoveryClaim(claim, privatePkcs8);
    const records = await server.own.forRecovery({ ...claim, recoveryPublicKey: publicKey, signature });
    const last = openChain(records).at(-1);
    const isSame = last !== undefined && last.record.userId === kit.userId && hasKeys(last.record, halves);
    return new KeyferryError(isSame ? "not-signed-in" : "recovery-kit-outdated");
  } catch (error) {
    const code = errorCodeOf(error);
    return new KeyferryError(code === "recovery-refused" ? "recovery-kit-refused" : code);
  } finally {
    zero(privatePkcs8);
  }
}

function hasKeys(record: IdentityRecord, { publicSpki, signingPublicKey }: PublicHalves): boolean {
  return (
    equalConstantTime(record.rsaSpki, publicSpki) && equalConstantTime(record.signingKey, signingPublicKey)
  );
}

/** Null when they are no keys. */
function publicHalvesOf(encryption: Uint8Array, signing: Uint8Array): PublicHalves | null {
  try {
    return derivePublicHalves(encryption, signing);
  } catch (error) {
    if (error instanceof CryptoError) return null;
    throw error;
  }
}
