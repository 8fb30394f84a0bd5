import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerGrantChange } from "../../server-mock/demo-grants";
import { bytesToBase64Url, type DataId, newDataId } from "../../shared/crypto";
import { encodeGrantJson } from "../../shared/format";
import { batchAnswerSchema, fetchAnswerSchema, listAnswerSchema } from "../../shared/protocol/http/grants";
import {
  BATCH_PATH,
  currentKeysPath,
  dataGrantsPath,
  dataPath,
  FETCH_PATH,
  grantPath,
  LOOKUP_PATH,
  myKeyPath,
  PATHS,
  revokeGrantPath,
} from "../../shared/protocol/http/paths";
import { type Answer, type Asked, Member } from "./harness/member";
import { itemGrant, newRoot, share } from "./harness/sharing";
import { startTestServer, type TestServer } from "./harness/test-server";
import { operationsOf, readApiDocument } from "./openapi/api-document";

type Caller = "owner" | "recipient" | "stranger";
type Verdict = number | ((answer: Answer) => void);

interface Route {
  readonly name: string;
  readonly request: () => { method: string; path: string; asked?: Asked };
  /** Status, or a check, by who asks. Nobody gets anything without a session. */
  readonly verdicts: Readonly<Record<Caller, Verdict>>;
}

/** Alice shares data with Bob; Eve has nothing to do with it. Every request is one of Alice's or Bob's. */
describe("who may do what", () => {
  let server: TestServer;
  let members: Record<Caller, Member>;
  let dataId: DataId;
  const root = () => newRoot(members.owner);

  beforeAll(async () => {
    server = await startTestServer();
    const [owner, recipient, stranger] = await Promise.all([
      Member.enrolled(server.origin, "Alice"),
      Member.enrolled(server.origin, "Bob"),
      Member.enrolled(server.origin, "Eve"),
    ]);
    members = { owner, recipient, stranger };
    dataId = newDataId();
    await share(owner, root(), dataId, [recipient]);
  });
  afterAll(() => server.close());

  const grant = () => itemGrant(members.owner, members.recipient, dataId);
  const listed = (count: number) => (answer: Answer) =>
    expect(answer.read(listAnswerSchema).grants).toHaveLength(count);
  const fetched = (count: number) => (answer: Answer) =>
    expect(answer.read(fetchAnswerSchema).grants).toHaveLength(count);
  const outcome = (wanted: string) => (answer: Answer) =>
    expect(answer.read(batchAnswerSchema).outcomes).toEqual([wanted]);

  const routes: readonly Route[] = [
    {
      name: "reads somebody's current keys",
      request: () => ({ method: "GET", path: currentKeysPath(members.recipient.person.userId) }),
      verdicts: { owner: 200, recipient: 200, stranger: 200 },
    },
    {
      name: "looks people up",
      request: () => ({
        method: "POST",
        path: LOOKUP_PATH,
        asked: { json: { addresses: [members.owner.person.address] } },
      }),
      verdicts: { owner: 200, recipient: 200, stranger: 200 },
    },
    {
      name: "registers data under the owner's root",
      request: () => {
        const { dataId: rootId, nonce } = root();
        const json = { rootId, rootNonce: bytesToBase64Url(nonce) };
        return { method: "PUT", path: dataPath(newDataId()), asked: { json } };
      },
      verdicts: { owner: 201, recipient: 422, stranger: 422 },
    },
    {
      name: "registers a grant that the owner signed",
      request: () => ({
        method: "PUT",
        path: grantPath(dataId, members.recipient.person.userId),
        asked: { json: { grant: encodeGrantJson(grant()) } },
      }),
      verdicts: { owner: 204, recipient: 422, stranger: 422 },
    },
    {
      name: "registers it in a batch",
      request: () => ({
        method: "POST",
        path: BATCH_PATH,
        asked: { json: { changes: [registerGrantChange(grant())] } },
      }),
      verdicts: { owner: outcome("done"), recipient: outcome("refused"), stranger: outcome("refused") },
    },
    {
      name: "lists whom the data is shared with",
      request: () => ({ method: "GET", path: dataGrantsPath(dataId) }),
      verdicts: { owner: listed(1), recipient: 404, stranger: 404 },
    },
    {
      name: "fetches a grant by data ID",
      request: () => ({ method: "GET", path: myKeyPath(dataId) }),
      verdicts: { owner: 404, recipient: 200, stranger: 404 },
    },
    {
      name: "fetches many grants",
      request: () => ({ method: "POST", path: FETCH_PATH, asked: { json: { dataIds: [dataId] } } }),
      verdicts: { owner: fetched(0), recipient: fetched(1), stranger: fetched(0) },
    },
    {
      name: "lists the grants received",
      request: () => ({ method: "GET", path: PATHS.received }),
      verdicts: { owner: listed(0), recipient: listed(1), stranger: listed(0) },
    },
    {
      name: "lists the grants made",
      request: () => ({ method: "GET", path: PATHS.issued }),
      verdicts: { owner: listed(1), recipient: listed(0), stranger: listed(0) },
    },
    {
      name: "revokes in a batch",
      request: () => ({
        method: "POST",
        path: BATCH_PATH,
        asked: {
          json: {
            changes: [{ change: "revoke-grant", dataId, recipientId: members.stranger.person.userId }],
          },
        },
      }),
      verdicts: {
        owner: outcome("done"),
        recipient: outcome("data-unknown"),
        stranger: outcome("data-unknown"),
      },
    },
    {
      name: "revokes",
      request: () => ({ method: "POST", path: revokeGrantPath(dataId, members.stranger.person.userId) }),
      verdicts: { owner: 204, recipient: 404, stranger: 404 },
    },
  ];

  describe.each(routes)("$name", ({ request, verdicts }) => {
    it.each(["stranger", "recipient", "owner"] as const)("as %s", async (caller) => {
      const { method, path, asked } = request();
      const answer = await members[caller].send(method, path, asked);
      const verdict = verdicts[caller];
      if (typeof verdict === "number") expect(answer.status).toBe(verdict);
      else verdict(answer);
    });

    it.each([
      ["without a session", null],
      ["with a token that nobody was given", "A".repeat(43)],
      ["with something else for a token", "x"],
    ])("not %s", async (_, token) => {
      const { method, path, asked } = request();
      const answer = await members.owner.send(method, path, { ...asked, token });
      expect([answer.status, answer.problem]).toEqual([401, "not-signed-in"]);
      expect(answer.headers.get("www-authenticate")).toMatch(/^DPoP .*algs="ES256"$/);
    });
  });

  it("covers every route that needs a session, but those of administration", async () => {
    const { document } = await readApiDocument(server.origin);
    const documented = operationsOf(document).filter(
      ({ security }) => security.length > 0 && security.every((scheme) => "session" in scheme),
    );
    const guarded = documented.map(({ path }) => path).filter((path) => !path.startsWith("/v1/admin/"));
    const patterns = guarded.map((path) => new RegExp(`^${path.replace(/\{\w+\}/g, "[0-9a-f]{32}")}$`));
    const covered = routes.map(({ request }) => request().path);
    for (const pattern of patterns)
      expect(
        covered.some((path) => pattern.test(path)),
        String(pattern),
      ).toBe(true);
  });
});
