import { base64UrlToBytes, bytesToBase64Url } from "../../shared/crypto";
import { PATHS } from "../../shared/protocol/http/paths";
import { recoveryAnswerSchema, recoveryClaimSchema } from "../../shared/protocol/http/recovery";
import type { ServerContext } from "../context";
import { recordsForRecovery } from "../people/recovery";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

/** Needs no session: whoever lost her keys cannot sign in, and proves possession of her recovery key instead. */
export function recoveryRoutes(app: TypedApp, context: ServerContext): void {
  app.post(
    PATHS.recoveries,
    {
      onRequest: context.rates.attemptsPerAddress,
      schema: {
        summary: "One's own identity records, by the recovery key that they commit to",
        tags: ["people"],
        body: recoveryClaimSchema,
        response: { 200: recoveryAnswerSchema, ...problemsOf(400, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { address, recoveryKey, time, signature } = request.body;
      const chain = await recordsForRecovery(context, {
        address,
        time,
        recoveryKey: base64UrlToBytes(recoveryKey),
        signature: base64UrlToBytes(signature),
      });
      return {
        userId: chain.userId,
        records: chain.records.map(({ envelope }) => bytesToBase64Url(envelope)),
      };
    },
  );
}
