import {
  PROTOCOL,
  type ServerDescription,
  serverDescriptionSchema,
} from "../../shared/protocol/http/operations";
import { PATHS } from "../../shared/protocol/http/paths";
import type { ServerContext } from "../context";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

/** What a client must know of a server before it enrols. */
export function descriptionRoutes(app: TypedApp, context: ServerContext): void {
  const { storage, log, enrolment, signOn } = context;
  app.get(
    PATHS.server,
    {
      schema: {
        summary: "How people enrol, and the names and keys of the log and its witnesses",
        tags: ["operations"],
        response: { 200: serverDescriptionSchema, ...problemsOf(429, 503) },
      },
    },
    async (): Promise<ServerDescription> => ({
      protocol: PROTOCOL,
      enrolment,
      signOn: signOn.options && { issuer: signOn.options.issuer, clientId: signOn.options.clientId },
      log: await log.describe(storage.db),
      witnesses: log.witnesses,
    }),
  );
}
