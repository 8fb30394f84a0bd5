import { randomBytes } from "node:crypto";
import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import formBody from "@fastify/formbody";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { MEDIA_GRANT, MEDIA_JSON } from "../shared/protocol/http/media-types";
import { PATHS } from "../shared/protocol/http/paths";
import { installApiDocument } from "./api-document";
import { AuditTrail } from "./audit/audit-trail";
import { answerBrokenRequest } from "./broken-requests";
import type { ServerContext } from "./context";
import { installErrorHandling } from "./error-handling";
import { installKeptAnswers } from "./kept-answers/kept-answers";
import { Listening } from "./listening";
import { createLogSecrets } from "./log/log-secrets";
import { TransparencyLog } from "./log/transparency-log";
import { ServerMetrics } from "./metrics";
import { installPressureRelief } from "./pressure-relief";
import { createRateChecks } from "./rate-limits";
import { adminRoutes } from "./routes/admin-routes";
import { auditRoutes } from "./routes/audit-routes";
import { dataRoutes } from "./routes/data-routes";
import { descriptionRoutes } from "./routes/description-routes";
import { keyRoutes } from "./routes/key-routes";
import { logRoutes } from "./routes/log-routes";
import { operationsRoutes } from "./routes/operations-routes";
import { enrolmentRoutes, peopleRoutes } from "./routes/people-routes";
import { recoveryRoutes } from "./routes/recovery-routes";
import { sessionRoutes } from "./routes/session-routes";
import type { TypedApp } from "./routes/typed-app";
import { installNonceHeader } from "./sessions/nonce-header";
import { ProofGate } from "./sessions/proof-gate";
import { openSharedProofMemory, ProcessProofMemory } from "./sessions/proof-memory";
import { sessionGuard } from "./sessions/session-guard";
import { DEFAULT_LIMITS, type LogOptions, type ServerOptions } from "./settings";
import { TokenExchange } from "./sign-on/token-exchange";
import { isPostgresUrl } from "./storage/postgres-database";
import { Storage } from "./storage/storage";

const KEEP_ALIVE = 65_000;
const MAX_HEADER_BYTES = 8192;

const SERVER_START = { action: "server-start", actor: "server", subject: null, detail: {} } as const;

function createApp(options: ServerOptions): FastifyInstance {
  const { requestTimeout, bodies } = options.limits ?? DEFAULT_LIMITS;
  const loggerInstance: FastifyBaseLogger = options.logger;
  return Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: () => randomBytes(8).toString("hex"),
    requestIdHeader: false,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    bodyLimit: bodies.ordinary,
    exposeHeadRoutes: false,
    return503OnClosing: true,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 64 },
    clientErrorHandler: answerBrokenRequest,
    serverFactory: (handler): Server => {
      const settings = { maxHeaderSize: MAX_HEADER_BYTES, requestTimeout, keepAliveTimeout: KEEP_ALIVE };
      if (!options.tls) return createHttpServer(settings, handler);
      const { certificate: cert, key } = options.tls;
      return createHttpsServer({ ...settings, cert, key, minVersion: "TLSv1.2" }, handler);
    },
  });
}

/** Headers of every answer but the compact grant, which carries only what it must; a line in the log for all. */
function installRequestHooks(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply) => {
    if (reply.getHeader("content-type") === MEDIA_GRANT) return;
    reply.header("x-request-id", request.id).header("x-content-type-options", "nosniff");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.addHook("onResponse", async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? "unknown",
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      "answered",
    );
  });
}

/** A log that is gone with the process, or at least its keys. */
function unkeptLog(): LogOptions {
  return { secrets: createLogSecrets(), markFile: null, witnesses: [], quorum: 0 };
}

/**
 * The database, migrated, and the log in it.
 * @throws DatabaseUnreachableError, NewerSchemaError, LogStartError
 */
async function openStorage(options: ServerOptions, now: number): Promise<[Storage, TransparencyLog]> {
  const storage = await Storage.open(options.database);
  try {
    await storage.migrate(now);
    return [storage, await TransparencyLog.open(storage, options.log ?? unkeptLog())];
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/**
 * A key server, not yet listening: storage opened and migrated, routes in place.
 * @throws DatabaseUnreachableError; NewerSchemaError when the database was written by a newer server; LogStartError when
 *   the log in it cannot be gone on with
 */
export async function createServer(options: ServerOptions): Promise<Listening> {
  const clock = options.clock ?? Date.now;
  const limits = options.limits ?? DEFAULT_LIMITS;
  const nowSeconds = () => Math.floor(clock() / 1000);
  const [storage, log] = await openStorage(options, nowSeconds());
  const audit = new AuditTrail(log.signerKey);

  const app = createApp(options).withTypeProvider<ZodTypeProvider>();
  const listening = new Listening(app, storage, options);
  const metrics = new ServerMetrics();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest("personId", null);
  app.decorateRequest("sessionHash", null);
  installErrorHandling(app);
  installRequestHooks(app);
  metrics.observe(app);
  app.removeContentTypeParser("text/plain");
  await installApiDocument(app);

  const proofMemory = isPostgresUrl(options.database)
    ? await openSharedProofMemory(storage)
    : new ProcessProofMemory();
  const proofs = new ProofGate(proofMemory, () => listening.origins, nowSeconds);
  installNonceHeader(app, proofs.nonces);
  const context: ServerContext = {
    enrolment: options.enrolment ?? "invite",
    signOn: new TokenExchange(options.signOn ?? null, clock),
    storage,
    log,
    audit,
    nowSeconds,
    audiences: () => listening.origins.flatMap((origin) => [origin, `${origin}${PATHS.token}`]),
    proofs,
    demandSession: sessionGuard(storage, proofs, nowSeconds),
    bodies: limits.bodies,
    rates: await createRateChecks(app, limits.rates),
    metrics,
  };
  await installPressureRelief(app, limits.pressure);
  app.addHook("onRequest", context.rates.perAddress);
  installKeptAnswers(app, storage, nowSeconds);
  await app.register(async (open: TypedApp) => {
    operationsRoutes(open, context);
    descriptionRoutes(open, context);
    enrolmentRoutes(open, context);
    logRoutes(open, context);
    recoveryRoutes(open, context);
  });
  await app.register(async (sessions: TypedApp) => {
    sessions.removeContentTypeParser(MEDIA_JSON);
    await sessions.register(formBody, { bodyLimit: limits.bodies.ordinary });
    sessionRoutes(sessions, context);
  });
  await app.register(async (members: TypedApp) => {
    members.addHook("onRequest", context.demandSession);
    members.addHook("onRequest", context.rates.perPerson);
    peopleRoutes(members, context);
    dataRoutes(members, context);
    keyRoutes(members, context);
    await members.register(async (admins: TypedApp) => adminRoutes(admins, context));
    await members.register(async (auditors: TypedApp) => auditRoutes(auditors, context));
  });
  app.addHook("onClose", () => log.close());
  await storage.transaction((queries) => audit.append(queries, SERVER_START, nowSeconds()));
  await log.start(audit, nowSeconds, options.logger);
  await app.ready();
  return listening;
}
