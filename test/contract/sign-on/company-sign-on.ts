import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, type JWTPayload, SignJWT } from "jose";
import Provider from "oidc-provider";

export const CLIENT_ID = "keyferry-app";

export interface Employee {
  readonly email?: string;
  readonly email_verified?: boolean | string;
}

/** A company's sign-on: a standard OpenID Connect provider on this computer, which knows these people. */
export class CompanySignOn {
  /** Requests for its keys since the start. */
  keyRequests = 0;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
    private readonly key: ReturnType<typeof generateKeyPairSync>["privateKey"],
    private readonly kid: string,
  ) {}

  static async open(employees: Readonly<Record<string, Employee>>): Promise<CompanySignOn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const kid = "company-key";
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT_ID,
          application_type: "native",
          token_endpoint_auth_method: "none",
          id_token_signed_response_alg: "ES256",
          grant_types: ["authorization_code"],
          response_types: ["code"],
          redirect_uris: ["http://127.0.0.1/signed-in"],
        },
      ],
      jwks: { keys: [{ ...(await exportJWK(privateKey)), kid, use: "sig", alg: "ES256" }] },
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      cookies: { keys: ["a key of the test's"] },
      features: { claimsParameter: { enabled: true }, devInteractions: { enabled: true } },
      pkce: { required: () => true },
      ttl: { AccessToken: 60, Grant: 600, IdToken: 300, Interaction: 600, Session: 600 },
      findAccount: (_context, id) => {
        const employee = employees[id];
        return employee && { accountId: id, claims: async () => ({ sub: id, ...employee }) };
      },
    });
    const company = new CompanySignOn(server, issuer, privateKey, kid);
    const answer = provider.callback();
    server.on("request", (request, response) => {
      if (request.url === "/jwks") company.keyRequests++;
      void answer(request, response);
    });
    return company;
  }

  /** An ID token that this company signed, saying whatever a test wants it to say. */
  idToken(
    claims: JWTPayload,
    header: { readonly typ?: string; readonly kid?: string } = {},
  ): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: this.kid, ...header }).sign(this.key);
  }

  /** What an honest ID token for this client says now. */
  honestClaims(email: string): JWTPayload {
    const now = Math.floor(Date.now() / 1000);
    return {
      iss: this.issuer,
      sub: "employee-1",
      aud: CLIENT_ID,
      iat: now,
      exp: now + 300,
      nonce: crypto.randomUUID(),
      email,
      email_verified: true,
    };
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
