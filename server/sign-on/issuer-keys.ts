import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { isLoopbackHost } from "../../shared/protocol/http/origin";
import { fetchBounded, IssuerUnusableError } from "./bounded-fetch";

/** Milliseconds for which the issuer's documents are believed. */
const CACHE = 10 * 60_000;
/** Milliseconds between two attempts to find a key that was not there. */
const COOLDOWN = 30_000;

/** OpenID Connect Discovery 1.0 section 3, what is needed of it. */
const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url().max(2048) });

/** The keys that an issuer signs ID tokens with: found by discovery, kept for ten minutes. */
export class IssuerKeys {
  private found: { readonly keys: JWTVerifyGetKey; readonly until: number } | null = null;
  private finding: Promise<JWTVerifyGetKey> | null = null;

  constructor(
    private readonly issuer: string,
    /** Unix milliseconds. */
    private readonly now: () => number,
  ) {}

  /** @throws IssuerUnusableError */
  async get(): Promise<JWTVerifyGetKey> {
    if (this.found && this.now() < this.found.until) return this.found.keys;
    this.finding ??= this.find().finally(() => (this.finding = null));
    return this.finding;
  }

  private async find(): Promise<JWTVerifyGetKey> {
    const place = `${this.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    const document = discoverySchema.safeParse(await jsonOf(await fetchBounded(place)));
    if (!document.success || document.data.issuer !== this.issuer)
      throw new IssuerUnusableError(`${place} does not describe the issuer ${this.issuer}`);
    const keys = createRemoteJWKSet(safeAddress(document.data.jwks_uri), {
      cacheMaxAge: CACHE,
      cooldownDuration: COOLDOWN,
      [customFetch]: (url) => fetchBounded(url),
    });
    this.found = { keys, until: this.now() + CACHE };
    return keys;
  }
}

async function jsonOf(answer: Response): Promise<unknown> {
  if (!answer.ok) throw new IssuerUnusableError(`the company sign-on answers with ${answer.status}`);
  try {
    return await answer.json();
  } catch {
    throw new IssuerUnusableError("the company sign-on answers with something else than JSON");
  }
}

function safeAddress(address: string): URL {
  const url = new URL(address);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopbackHost(url.hostname)))
    throw new IssuerUnusableError("the company sign-on's keys are not behind TLS");
  return url;
}
