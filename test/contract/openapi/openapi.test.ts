import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PATHS } from "../../../shared/protocol/http/paths";
import { send } from "../harness/member";
import { startTestServer, type TestServer } from "../harness/test-server";
import { type ApiDocument, type Operation, operationsOf, readApiDocument } from "./api-document";

describe("the OpenAPI document", () => {
  let server: TestServer;
  let document: ApiDocument;
  let text: string;
  let operations: Operation[];

  beforeAll(async () => {
    server = await startTestServer({ alone: true });
    ({ document, text } = await readApiDocument(server.origin));
    operations = operationsOf(document);
  });
  afterAll(() => server.close());

  it("names every path of the protocol and no other", () => {
    const inUrl = (path: string) =>
      path
        .replace(/\(.*?\)/g, "")
        .replace(/(?<!:):(\w+)/g, "{$1}")
        .replace("::", ":")
        .replace(/\*$/, "{tile}");
    const hidden: string[] = [PATHS.metrics, PATHS.openapi];
    const routes = Object.values(PATHS).filter((path) => !hidden.includes(path));
    expect(Object.keys(document.paths).sort()).toEqual(routes.map(inUrl).sort());
  });

  it("names every route that the server has", () => {
    const routes = server.server.app
      .printRoutes({ commonPrefix: false })
      .split("\n")
      .flatMap((line) => /\(([A-Z, ]+)\)$/.exec(line.trim())?.[1]?.split(", ") ?? []);
    const documented = operations.map(({ method }) => method);
    const hidden = ["GET", "GET"];
    expect(routes.sort()).toEqual([...documented, ...hidden].sort());
  });

  it("says for every operation what it does, and which problems it has", () => {
    for (const { summary, responses } of operations) {
      expect(summary.length).toBeGreaterThan(10);
      expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
      for (const status of ["400", "429", "500", "503"]) expect(responses).toHaveProperty(status);
    }
  });

  it("demands a session exactly where the server does", async () => {
    for (const { method, path, security } of operations) {
      const place = path.replace(/\{\w+\}/g, "0".repeat(32));
      const { problem } = await send(server.origin, method, place);
      const demanded = security.length > 0 && security.every((scheme) => "session" in scheme);
      expect([path, problem === "not-signed-in"]).toEqual([path, demanded]);
    }
  });

  it("offers a fetched grant in both media types", () => {
    const answer = JSON.stringify(document.paths["/v1/data/{dataId}/key"]?.get?.responses["200"]);
    expect(answer).toContain("application/json");
    expect(answer).toContain("application/vnd.keyferry.grant");
  });

  it("refers to nothing that it does not hold", () => {
    const references = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty([name ?? ""]);
  });
});
