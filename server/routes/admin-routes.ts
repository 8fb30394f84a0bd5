import { z } from "zod";
import { base64UrlToBytes, parseUserId, userIdBytes } from "../../shared/crypto";
import {
  administeredPeopleAnswerSchema,
  invitesAnswerSchema,
  newInviteAnswerSchema,
  newInviteSchema,
  roleChangeSchema,
} from "../../shared/protocol/http/administration";
import { fixedBytes, userIdSchema } from "../../shared/protocol/http/encodings";
import { listQuerySchema } from "../../shared/protocol/http/grants";
import { PAGE_SIZE } from "../../shared/protocol/http/limits";
import { PATHS } from "../../shared/protocol/http/paths";
import { DEFAULT_VALIDITY, INVITE_ID_LENGTH, listInvites } from "../administration/invites";
import {
  type AdministrationOutcome,
  type Administrator,
  PeopleAdministration,
} from "../administration/people-administration";
import { roleGuard } from "../administration/role-guard";
import type { ServerContext } from "../context";
import { decodeIdCursor, encodeIdCursor } from "../cursor";
import { Problem } from "../problem";
import { personOf } from "../sessions/session-guard";
import { listAdministered } from "../storage/administration-store";
import type { Queries } from "../storage/tables";
import { problemsOf } from "./problem-answers";
import type { TypedApp } from "./typed-app";

const userParams = z.object({ userId: userIdSchema });
const inviteParams = z.object({ inviteId: fixedBytes(INVITE_ID_LENGTH, "Invite ID") });

function demandDone(outcome: AdministrationOutcome): void {
  if (outcome === "unknown") throw new Problem("not-found");
  if (outcome === "last-admin") throw new Problem("last-admin");
}

/** One page of what may be one entry longer than a page, and the cursor of the next page. */
function pageOf<T>(
  entries: readonly T[],
  cursorAfter: (last: T) => string,
): { page: T[]; next: string | null } {
  const page = entries.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return { page, next: entries.length > PAGE_SIZE && last !== undefined ? cursorAfter(last) : null };
}

/** What administrators do: invite people, see who is there, change roles, end people's use of the server. */
export function adminRoutes(app: TypedApp, context: ServerContext): void {
  const { storage, nowSeconds, log, audit } = context;
  const administration = new PeopleAdministration(log, audit);
  app.addHook("onRequest", roleGuard(storage, ["admin"]));

  app.post(
    PATHS.invites,
    {
      schema: {
        summary: "Invite the person at an address; the code is shown this once",
        tags: ["administration"],
        body: newInviteSchema,
        response: { 201: newInviteAnswerSchema, ...problemsOf(400, 401, 403, 413, 415, 429) },
      },
    },
    async (request, reply) => {
      const { address, role, validFor = DEFAULT_VALIDITY } = request.body;
      const admin = personOf(request);
      const { code, expiresAt } = await storage.transaction((queries) =>
        administration.invite(
          queries,
          { actor: admin, createdBy: userIdBytes(admin) },
          { address, role, validFor },
          nowSeconds(),
        ),
      );
      return reply.code(201).send({ code, expiresAt });
    },
  );

  app.get(
    PATHS.invites,
    {
      schema: {
        summary: "Invites, used or not, without their codes",
        tags: ["administration"],
        querystring: listQuerySchema,
        response: { 200: invitesAnswerSchema, ...problemsOf(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const after = decodeIdCursor("invites", request.query.after);
      const found = await listInvites(storage.db, after, PAGE_SIZE + 1);
      const { page, next } = pageOf(found, (last) =>
        encodeIdCursor("invites", base64UrlToBytes(last.inviteId)),
      );
      return { invites: page, next };
    },
  );

  app.delete(
    PATHS.invite,
    {
      schema: {
        summary: "Take back an invite that nobody has used",
        tags: ["administration"],
        params: inviteParams,
        response: { 204: z.null(), ...problemsOf(400, 401, 403, 404, 429) },
      },
    },
    async (request, reply) => {
      const actor = personOf(request);
      const outcome = await storage.transaction((queries) =>
        administration.withdrawInvite(queries, actor, request.params.inviteId, nowSeconds()),
      );
      demandDone(outcome);
      return reply.code(204).send(null);
    },
  );

  app.get(
    PATHS.users,
    {
      schema: {
        summary: "Everybody who is enrolled, also those who are deactivated",
        tags: ["administration"],
        querystring: listQuerySchema,
        response: { 200: administeredPeopleAnswerSchema, ...problemsOf(400, 401, 403, 429) },
      },
    },
    async (request) => {
      const after = decodeIdCursor("users", request.query.after);
      const found = await listAdministered(storage.db, after, PAGE_SIZE + 1);
      const { page, next } = pageOf(found, (last) => encodeIdCursor("users", userIdBytes(last.userId)));
      return { users: page, next };
    },
  );

  app.put(
    PATHS.userRole,
    {
      schema: {
        summary: "Give a person another role",
        tags: ["administration"],
        params: userParams,
        body: roleChangeSchema,
        response: { 204: z.null(), ...problemsOf(400, 401, 403, 404, 409, 413, 415, 429) },
      },
    },
    async (request, reply) => {
      const userId = parseUserId(request.params.userId);
      const by = administratorOf(personOf(request));
      const outcome = await storage.transaction((queries) =>
        administration.changeRole(queries, by, userId, request.body.role, nowSeconds()),
      );
      demandDone(outcome);
      return reply.code(204).send(null);
    },
  );

  const ending = (path: string, summary: string, act: (people: PeopleAdministration) => Ending) =>
    app.post(
      path,
      {
        schema: {
          summary,
          tags: ["administration"],
          params: userParams,
          response: { 204: z.null(), ...problemsOf(400, 401, 403, 404, 409, 429) },
        },
      },
      async (request, reply) => {
        const userId = parseUserId(request.params.userId);
        const by = administratorOf(personOf(request));
        const end = act(administration);
        const outcome = await storage.transaction((queries) => end(queries, by, userId, nowSeconds()));
        await log.afterCommit();
        demandDone(outcome);
        return reply.code(204).send(null);
      },
    );
  ending(
    PATHS.deactivateUser,
    "End a person's use of the server; what she gave and was given stays",
    (people) => people.deactivate.bind(people),
  );
  ending(
    PATHS.deleteUser,
    "Remove all rows about a person; the log and the audit trail, which name nobody, stay",
    (people) => people.delete.bind(people),
  );
}

type Ending = (
  queries: Queries,
  by: Administrator,
  userId: ReturnType<typeof parseUserId>,
  now: number,
) => Promise<AdministrationOutcome>;

/** Over HTTP nobody can leave the server without an administrator. */
function administratorOf(actor: string): Administrator {
  return { actor, mayRemoveLastAdmin: false };
}
