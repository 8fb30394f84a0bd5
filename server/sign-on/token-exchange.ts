import type { z } from "zod";
import { type exchangeAnswerSchema, INVITE_TOKEN_TYPE } from "../../shared/protocol/http/sessions";
import { PeopleAdministration } from "../administration/people-administration";
import type { ServerContext } from "../context";
import { Problem } from "../problem";
import type { SignOnOptions } from "../settings";
import { useAssertionOnce } from "../storage/session-store";
import { verifyIdToken } from "./id-token";
import { IssuerKeys } from "./issuer-keys";

/** Seconds for which the invite is good: long enough to make keys and enrol. */
const INVITE_SECONDS = 600;

/** Company sign-on: exchanges ID tokens for invites (RFC 8693). */
export class TokenExchange {
  private readonly issuerKeys: IssuerKeys | null;

  /** @param options null when the server takes no company sign-on; every exchange is refused then */
  constructor(
    readonly options: SignOnOptions | null,
    clock: () => number,
  ) {
    this.issuerKeys = options && new IssuerKeys(options.issuer, clock);
  }

  /**
   * An invite for the address that the token vouches for; each token is good for one.
   * @throws Problem `sign-on-refused`, `unavailable`
   */
  async inviteFor(
    { storage, log, audit, nowSeconds }: Pick<ServerContext, "storage" | "log" | "audit" | "nowSeconds">,
    idToken: string,
  ): Promise<z.infer<typeof exchangeAnswerSchema>> {
    if (!this.options || !this.issuerKeys)
      throw new Problem("sign-on-refused", { error: "unsupported_grant_type" });
    const vouched = await verifyIdToken(idToken, this.options, this.issuerKeys, nowSeconds());
    const administration = new PeopleAdministration(log, audit);
    const invite = await storage.transaction(async (queries) => {
      if (!(await useAssertionOnce(queries, vouched.tokenHash, vouched.forgetAt))) return null;
      return administration.invite(
        queries,
        { actor: "sign-on", createdBy: null },
        { address: vouched.address, role: "member", validFor: INVITE_SECONDS },
        nowSeconds(),
      );
    });
    if (!invite) throw new Problem("sign-on-refused", { error: "invalid_request" });
    return {
      access_token: invite.code,
      issued_token_type: INVITE_TOKEN_TYPE,
      token_type: "N_A",
      expires_in: INVITE_SECONDS,
    };
  }
}
