import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../../../build/project-folders.mjs";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { parseLogPolicy } from "../../../../../electron/services/log/log-policy";
import { bytesToBase64Url } from "../../../../../shared/crypto";
import { generateSkey, generateWitnessSkey, parseSkey, parseWitnessSkey } from "../../../../../shared/log";

const key = parseSkey(generateSkey("keyferry.log/1234abcd")).vkey;
const witness = parseWitnessSkey(generateWitnessSkey("witness.example/w")).vkey;
const demanded = {
  server: "https://keys.example.org",
  origin: "keyferry.log/1234abcd",
  keys: [key],
  vrfKey: bytesToBase64Url(new Uint8Array(32)),
  witnesses: [witness],
  quorum: 1,
};
const policyOf = (...logs: unknown[]) => JSON.stringify({ version: 1, logs });

describe("a policy file", () => {
  it("says for each server which log it must show, and who must have cosigned", () => {
    const local = { ...demanded, server: "http://127.0.0.1:8080/", witnesses: undefined, quorum: undefined };
    const policy = parseLogPolicy(policyOf(demanded, local));
    expect([...policy.keys()]).toEqual(["https://keys.example.org", "http://127.0.0.1:8080"]);
    expect(policy.get("https://keys.example.org")).toMatchObject({ origin: demanded.origin, quorum: 1 });
    expect(policy.get("http://127.0.0.1:8080")).toMatchObject({ witnesses: [], quorum: 0 });
  });

  it("is understood as the administrators' page shows it", () => {
    const page = fs.readFileSync(inProject("docs/server.md"), "utf8");
    const shown = /```json\n(\{[^`]*"logs"[^`]*)```/.exec(page)?.[1] ?? "";
    expect([...parseLogPolicy(shown).keys()]).toEqual(["https://keys.example.org"]);
  });

  it.each<[string, string]>([
    ["is no JSON", "{"],
    ["is of another version", JSON.stringify({ version: 2, logs: [] })],
    ["says something that nobody knows", policyOf({ ...demanded, quorom: 2 })],
    ["names no server", policyOf({ ...demanded, server: "keys.example.org" })],
    ["names a server twice", policyOf(demanded, demanded)],
    ["has no key", policyOf({ ...demanded, keys: [] })],
    ["has a damaged key", policyOf({ ...demanded, keys: [key.slice(0, -2)] })],
    ["has a witness's key for the log's", policyOf({ ...demanded, keys: [witness] })],
    ["has the log's key for a witness's", policyOf({ ...demanded, witnesses: [key] })],
    ["demands more cosignatures than there are witnesses", policyOf({ ...demanded, quorum: 2 })],
  ])("is refused when it %s", (_, text) => {
    const refused = () => parseLogPolicy(text);
    expect(refused).toThrow(KeyferryError);
    expect(refused).toThrow(expect.objectContaining({ code: "log-policy-invalid" }));
  });
});
