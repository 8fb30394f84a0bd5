import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatKeyferryLink,
  type KeyferryLink,
  LinkError,
  looksLikeKeyferryLink,
  parseKeyferryLink,
} from "../../../../shared/protocol/links";

const ID = "00112233445566778899aabbccddeeff";
const OWNER = "ffeeddccbbaa99887766554433221100";
const CODE = "A".repeat(43);

function codeOf(text: string): string {
  try {
    parseKeyferryLink(text);
  } catch (error) {
    if (error instanceof LinkError) return error.code;
    throw error;
  }
  return "none";
}

const hexId = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((b) => Buffer.from(b).toString("hex"));
const server = fc
  .record({ name: fc.stringMatching(/^[a-z][a-z0-9]{0,20}$/), port: fc.integer({ min: 1024, max: 65_535 }) })
  .map(({ name, port }) => `https://${name}.example:${port}`);
const inviteCode = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString("base64url"));
const address = fc.constantFrom("anna@example.org", "a+b&c=d%2@example.org", "김@예시.kr", "o'neil@x.y");

const dataLink: fc.Arbitrary<KeyferryLink> = fc
  .record({ dataId: hexId, ownerId: hexId, server: fc.option(server, { nil: null }) })
  .map(({ server: at, ...ids }) => ({ kind: "data", ...ids, ...(at === null ? {} : { server: at }) }));
const inviteLink: fc.Arbitrary<KeyferryLink> = fc
  .record({ server, code: inviteCode, address: fc.option(address, { nil: null }) })
  .map(({ address: to, ...rest }) => ({ kind: "invite", ...rest, ...(to === null ? {} : { address: to }) }));

describe("a keyferry: link", () => {
  it("comes back as it was written", () => {
    fc.assert(
      fc.property(fc.oneof(dataLink, inviteLink), (link) => {
        expect(parseKeyferryLink(formatKeyferryLink(link))).toEqual(link);
      }),
    );
  });

  it("is only ever read, or refused with a code, whatever stands in it", () => {
    const almost = fc
      .tuple(fc.constantFrom("data", "invite", ""), fc.string({ unit: "binary", maxLength: 80 }))
      .map(([kind, rest]) => `keyferry:${kind}?${rest}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        expect(["none", "link-invalid", "link-newer"]).toContain(codeOf(text));
      }),
    );
  });

  it("is refused when any one character of it is missing, except where less is still a whole server or address", () => {
    const link = formatKeyferryLink({ kind: "data", dataId: ID, ownerId: OWNER });
    for (let i = 0; i < link.length; i++) {
      expect(codeOf(link.slice(0, i) + link.slice(i + 1))).not.toBe("none");
    }
  });

  it("for data names data, owner and perhaps the server, in any order", () => {
    expect(parseKeyferryLink(`keyferry:data?owner=${OWNER}&id=${ID}`)).toEqual({
      kind: "data",
      dataId: ID,
      ownerId: OWNER,
    });
    expect(
      parseKeyferryLink(` keyferry:data?id=${ID}&owner=${OWNER}&server=https%3A%2F%2Fkeys.example\n`),
    ).toMatchObject({ server: "https://keys.example" });
  });

  it("for an invite names server and code, and the address that it is for", () => {
    expect(
      parseKeyferryLink(
        `keyferry:invite?server=https://keys.example&code=${CODE}&address=anna%40example.org`,
      ),
    ).toEqual({
      kind: "invite",
      server: "https://keys.example",
      code: CODE,
      address: "anna@example.org",
    });
  });

  it.each([
    ["a part that belongs to no link", `keyferry:data?id=${ID}&owner=${OWNER}&key=AAAA`],
    ["a part of the other kind", `keyferry:data?id=${ID}&owner=${OWNER}&code=${CODE}`],
    ["the same part twice", `keyferry:data?id=${ID}&id=${ID}&owner=${OWNER}`],
    ["an ID in capitals", `keyferry:data?id=${ID.toUpperCase()}&owner=${OWNER}`],
    ["no owner", `keyferry:data?id=${ID}`],
    ["an empty part", `keyferry:data?id=${ID}&owner=${OWNER}&`],
    ["a fragment", `keyferry:data?id=${ID}&owner=${OWNER}#x`],
    ["broken percent-encoding", `keyferry:data?id=${ID}&owner=${OWNER}&server=%E0%A4`],
    ["slashes after the scheme", `keyferry://data?id=${ID}&owner=${OWNER}`],
    ["another scheme", `https:data?id=${ID}&owner=${OWNER}`],
    ["a server with a path", `keyferry:invite?server=https://keys.example/x&code=${CODE}`],
    ["a server in the clear", `keyferry:invite?server=http://keys.example&code=${CODE}`],
    ["a server with a user", `keyferry:invite?server=https://a@keys.example&code=${CODE}`],
    ["no server", `keyferry:invite?code=${CODE}`],
    ["a code of another length", `keyferry:invite?server=https://keys.example&code=${CODE}A`],
    ["a second text of the same code", `keyferry:invite?server=https://keys.example&code=${"A".repeat(42)}B`],
    ["an address with a line end", `keyferry:invite?server=https://keys.example&code=${CODE}&address=a%0A@b`],
    ["a kind without parts", "keyferry:data"],
    ["more than 2,000 characters", `keyferry:data?id=${ID}&owner=${OWNER}&server=${"a".repeat(2_000)}`],
  ])("with %s is refused", (_what, text) => {
    expect(codeOf(text)).toBe("link-invalid");
  });

  it("of another kind is told apart: a newer app may know it", () => {
    expect(codeOf("keyferry:group?id=1")).toBe("link-newer");
  });

  it("is not written when it would not be read", () => {
    const broken: KeyferryLink = { kind: "invite", server: "https://keys.example/x", code: CODE };
    expect(() => formatKeyferryLink(broken)).toThrow(LinkError);
    expect(() => formatKeyferryLink({ ...broken, server: "https://k.example", address: "\ud800@x" })).toThrow(
      LinkError,
    );
  });

  it("is known by its scheme", () => {
    expect(looksLikeKeyferryLink("  KEYFERRY:whatever")).toBe(true);
    expect(looksLikeKeyferryLink(CODE)).toBe(false);
  });
});
