import { bytesToHex, CryptoError, importEncryptionKey, zero } from "../../../shared/crypto";
import { FormatError, type Grant, type GrantPayload, openGrant } from "../../../shared/format";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { Session } from "../identity/session";
import { KeyferryError } from "../keyferry-error";
import type { Person } from "../people/person";
import { type GrantJudge, keysBehind, type Verdict } from "./grant-judge";

/** A grant made to me, judged, and unwrapped if it may be. */
export type OpenedGrant =
  | {
      readonly grant: Grant;
      readonly owner: Person & { readonly accepted: NonNullable<Person["accepted"]> };
      readonly payload: GrantPayload;
      readonly problem: null;
    }
  | {
      readonly grant: Grant;
      readonly owner: Person | null;
      readonly payload: null;
      readonly problem: ErrorCode;
    };

type JudgedGrant = Verdict & { readonly grant: Grant };

const UNJUDGED: Verdict = { owner: null, problem: "grant-invalid" };

/** How many RSA operations in a row may keep the main process from answering. */
const UNWRAPS_A_TURN = 32;

/** Unwraps each grant once a session and keeps the payload in memory until it is closed. */
export class OpenedGrants {
  readonly #payloads = new Map<string, GrantPayload>();
  #closings = 0;

  constructor(private readonly deps: { readonly session: Session; readonly judge: GrantJudge }) {}

  /** In the order of the grants. Judged anew each time, because a grant expires and an owner's keys change. */
  async open(grants: readonly Grant[]): Promise<OpenedGrant[]> {
    if (grants.length === 0) return [];
    const verdicts = await this.deps.judge.judge(grants);
    const judged = grants.map((grant, i) => ({ grant, ...(verdicts[i] ?? UNJUDGED) }));
    await this.#unwrap(judged.filter(({ problem }) => problem === null));
    return judged.map(({ grant, owner, problem }) => {
      const payload = this.#payloads.get(keyOf(grant));
      const accepted = owner?.accepted ?? null;
      if (problem === null && payload !== undefined && owner !== null && accepted !== null) {
        return { grant, owner: { ...owner, accepted }, payload, problem: null };
      }
      return { grant, owner, payload: null, problem: problem ?? "grant-invalid" };
    });
  }

  /** Overwrites all unwrapped keys. */
  close(): void {
    this.#closings += 1;
    for (const payload of this.#payloads.values()) zero(...keysIn(payload));
    this.#payloads.clear();
  }

  async #unwrap(judged: readonly JudgedGrant[]): Promise<void> {
    const wrapped = judged.filter(({ grant }) => !this.#payloads.has(keyOf(grant)));
    for (const forOneKey of byRecipientKey(wrapped)) {
      const [first] = forOneKey;
      if (first !== undefined) await this.#unwrapWith(first.grant.recipientFingerprint, forOneKey);
    }
  }

  async #unwrapWith(fingerprint: Uint8Array, wrapped: readonly JudgedGrant[]): Promise<void> {
    const { session } = this.deps;
    const closings = this.#closings;
    await session.identity().withEncryptionKeyOf(fingerprint, async (pkcs8) => {
      const privateKey = importEncryptionKey(pkcs8);
      for (const [i, { grant, owner }] of wrapped.entries()) {
        if (i % UNWRAPS_A_TURN === UNWRAPS_A_TURN - 1) await new Promise(setImmediate);
        // What is unwrapped after the closing would stay in memory.
        if (closings !== this.#closings) throw new KeyferryError(session.problem() ?? "locked");
        const keys = owner === null ? null : keysBehind(grant, owner);
        const payload = keys === null ? null : tryOpen(grant, keys.record.signingKey, privateKey);
        if (payload !== null) this.#payloads.set(keyOf(grant), payload);
      }
    });
  }
}

/** What was wrapped for keys before they were renewed needs the former key. */
function byRecipientKey(wrapped: readonly JudgedGrant[]): JudgedGrant[][] {
  const groups = new Map<string, JudgedGrant[]>();
  for (const judged of wrapped) {
    const name = bytesToHex(judged.grant.recipientFingerprint);
    if (groups.get(name)?.push(judged) === undefined) groups.set(name, [judged]);
  }
  return [...groups.values()];
}

function keyOf(grant: Grant): string {
  return bytesToHex(grant.signature);
}

/** Null when its owner signed something that is not a key for me. */
function tryOpen(
  grant: Grant,
  signingKey: Uint8Array,
  privateKey: ReturnType<typeof importEncryptionKey>,
): GrantPayload | null {
  try {
    return openGrant(grant, signingKey, privateKey);
  } catch (error) {
    if (error instanceof FormatError || error instanceof CryptoError) return null;
    throw error;
  }
}

function keysIn(payload: GrantPayload): Uint8Array[] {
  if (payload.kind === "item") return [payload.key];
  return payload.kind === "range" ? [...payload.nodes] : payload.items.map((item) => item.key);
}
