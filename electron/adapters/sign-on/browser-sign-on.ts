import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { FormatError, normalizeAddress } from "../../../shared/format";
import { isLoopbackHost } from "../../../shared/protocol/http/origin";
import { KeyferryError } from "../../services/keyferry-error";
import type { SignOn } from "../../services/ports";
import { LoopbackRedirect, type SignOnPage } from "./loopback-redirect";

/** Seconds for one answer of the company's sign-on. */
const ANSWER_SECONDS = 15;
/** Milliseconds for the person to sign in. */
const PERSON_PATIENCE = 5 * 60_000;

/**
 * The claims that the key server looks at, asked for in the ID token itself (OpenID Connect Core 1.0 section 5.5):
 * otherwise a provider may give them at its user-info endpoint only.
 */
const CLAIMS = JSON.stringify({
  id_token: { email: { essential: true }, email_verified: { essential: true } },
});

export interface BrowserSignOnOptions {
  /** Opens an address in the system's browser. */
  readonly openBrowser: (address: string) => Promise<void>;
  /** What the browser shows at the end. */
  readonly page: () => SignOnPage;
  /** Milliseconds; five minutes when absent. */
  readonly patience?: number;
}

/**
 * Sign-on in the system's browser: authorization code with PKCE, `state` and `nonce`, coming back to a free port of this
 * computer (RFC 8252, RFC 7636). The app sees no password.
 */
export function browserSignOn({
  openBrowser,
  page,
  patience = PERSON_PATIENCE,
}: BrowserSignOnOptions): SignOn {
  return {
    async signIn(provider, signal) {
      signal.throwIfAborted();
      try {
        return await signInBy(
          provider,
          openBrowser,
          page(),
          AbortSignal.any([signal, AbortSignal.timeout(patience)]),
        );
      } catch (error) {
        if (signal.aborted) throw new KeyferryError("cancelled");
        throw failureOf(error);
      }
    },
  };
}

async function signInBy(
  { issuer, clientId }: Parameters<SignOn["signIn"]>[0],
  openBrowser: BrowserSignOnOptions["openBrowser"],
  page: SignOnPage,
  signal: AbortSignal,
): ReturnType<SignOn["signIn"]> {
  const company = await orAborted(discover(issuer, clientId), signal);
  const state = randomState();
  const nonce = randomNonce();
  const verifier = randomPKCECodeVerifier();
  const redirect = await LoopbackRedirect.open(state, page);
  try {
    const address = buildAuthorizationUrl(company, {
      redirect_uri: redirect.uri,
      response_type: "code",
      scope: "openid email",
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      claims: CLAIMS,
      state,
      nonce,
    });
    demandSafe(address);
    await openBrowser(address.href);
    const arrived = await orAborted(redirect.arrived(), signal);
    const tokens = await orAborted(
      authorizationCodeGrant(company, arrived, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      }),
      signal,
    );
    const claims = tokens.claims();
    if (tokens.id_token === undefined || claims?.email_verified !== true || typeof claims.email !== "string")
      throw new KeyferryError("sign-on-refused", "no verified e-mail address");
    return { idToken: tokens.id_token, address: normalizeAddress(claims.email) };
  } finally {
    redirect.close();
  }
}

async function discover(issuer: string, clientId: string): Promise<Configuration> {
  if (!URL.canParse(issuer)) throw new KeyferryError("sign-on-unavailable", "the issuer is no address");
  const place = new URL(issuer);
  demandSafe(place);
  return discovery(place, clientId, undefined, None(), {
    timeout: ANSWER_SECONDS,
    execute: [enableNonRepudiationChecks, ...(place.protocol === "http:" ? [allowInsecureRequests] : [])],
  });
}

/** What a key server or a company names may only be https, or this computer: no other scheme reaches the system. */
function demandSafe(address: URL): void {
  const safe =
    address.protocol === "https:" || (address.protocol === "http:" && isLoopbackHost(address.hostname));
  if (!safe) throw new KeyferryError("sign-on-unavailable", "not behind TLS");
}

async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener("abort", stop);
  }
}

/** Codes of what came from the company and is not what was asked for; everything else never got there. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  "OAUTH_AUTHORIZATION_RESPONSE_ERROR",
  "OAUTH_RESPONSE_BODY_ERROR",
  "OAUTH_INVALID_RESPONSE",
  "OAUTH_JWT_CLAIM_COMPARISON_FAILED",
  "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
  "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED",
]);

function failureOf(error: unknown): KeyferryError {
  if (error instanceof KeyferryError) return error;
  if (error instanceof FormatError) return new KeyferryError("sign-on-refused", error.code);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const timedOut = error instanceof DOMException && error.name === "TimeoutError";
  const refused = timedOut || REFUSALS.has(code);
  const detail = error instanceof ClientError || typeof code === "string" ? String(code) : "no answer";
  return new KeyferryError(refused ? "sign-on-refused" : "sign-on-unavailable", detail, { cause: error });
}
