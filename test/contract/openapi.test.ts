import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { PATHS } from "../../shared/protocol/http/paths";
import { send } from "./harness/member";
import { startTestServer, type TestServer } from "./harness/test-server";

const operationSchema = z.object({
  summary: z.string(),
  requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
  responses: z.record(z.string(), z.unknown()),
});
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

describe("the OpenAPI document", () => {
  let server: TestServer;
  let document: z.infer<typeof documentSchema>;

  beforeAll(async () => {
    server = await startTestServer();
    document = (await send(server.origin, "GET", PATHS.openapi)).read(documentSchema);
  });
  afterAll(() => server.close());

  it("names every route of the server and no other", () => {
    const inUrl = (path: string) =>
      path
        .replace(/\(.*?\)/g, "")
        .replace(/(?<!:):(\w+)/g, "{$1}")
        .replace("::", ":");
    const hidden: string[] = [PATHS.metrics, PATHS.openapi];
    const routes = Object.values(PATHS).filter((path) => !hidden.includes(path));
    expect(Object.keys(document.paths).sort()).toEqual(routes.map(inUrl).sort());
  });

  it("says for every operation what it does, and which problems it has", () => {
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods)) {
        expect(operation.summary.length).toBeGreaterThan(10);
        expect(Object.keys(operation.responses).some((status) => status.startsWith("2"))).toBe(true);
        expect(Object.keys(operation.responses).some((status) => /^[45]/.test(status))).toBe(true);
      }
  });

  it("offers a fetched grant in both media types", () => {
    const answer = JSON.stringify(document.paths["/v1/data/{dataId}/key"]?.get?.responses["200"]);
    expect(answer).toContain("application/json");
    expect(answer).toContain("application/vnd.keyferry.grant");
  });

  it("refers to nothing that it does not hold", () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty([name ?? ""]);
  });
});
