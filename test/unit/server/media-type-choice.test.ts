import { describe, expect, it } from "vitest";
import { chooseMediaType } from "../../../server/media-type-choice";

const OFFERED = ["application/json", "application/vnd.keyferry.grant"] as const;

describe("the choice of a media type", () => {
  it.each([
    [undefined, "application/json"],
    ["", null],
    ["*/*", "application/json"],
    ["application/*", "application/json"],
    ["text/html", null],
    ["application/vnd.keyferry.grant", "application/vnd.keyferry.grant"],
    ["APPLICATION/VND.KEYFERRY.GRANT", "application/vnd.keyferry.grant"],
    ["application/json;q=0, */*", "application/vnd.keyferry.grant"],
    ["application/json;q=0.4, application/vnd.keyferry.grant;q=0.5", "application/vnd.keyferry.grant"],
    ["*/*;q=0.1, application/vnd.keyferry.grant", "application/vnd.keyferry.grant"],
    ["application/json;q=x", null],
    ["application/json;q=7", null],
    [",,;;", null],
  ])("for Accept: %s is %s", (accept, chosen) => {
    expect(chooseMediaType(accept, OFFERED)).toBe(chosen);
  });
});
