import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bytesToHex, CRYPTO_ERROR_SENTENCES, hexToBytes } from "../../shared/crypto";
import { decodeGrantCompact, decodeGrantJson, FORMAT_ERROR_SENTENCES, openGrant } from "../../shared/format";
import { LOG_ERROR_SENTENCES } from "../../shared/log";
import { alice, bob } from "./example-people";
import { exampleContent, fileKey, rootKey } from "./example-vault";
import { exampleGrant, exampleItemPayload, formatExample } from "./format-example";
import { readFormatPage } from "./format-page";
import { openWholeContainer } from "./whole-container";

const page = readFormatPage();

function bytesOnPage(name: string): Uint8Array {
  return hexToBytes((page.get(name) ?? "").replaceAll("\n", ""));
}

describe("the worked example of docs/format.md", () => {
  it("has every block, and no other", () => {
    expect([...page.keys()].sort()).toEqual([...formatExample.keys()].sort());
  });

  it.each([...formatExample])("says what the code computes: %s", (name, text) => {
    expect(page.get(name)).toBe(text);
  });

  it("opens: the containers", () => {
    expect(openWholeContainer(bytesOnPage("container"), fileKey).content).toEqual(exampleContent);
    expect(openWholeContainer(bytesOnPage("vault-container"), rootKey).item.name).toBe("Papers");
  });

  it("opens: the grant, in both forms, with Bob's key", () => {
    const compact = decodeGrantCompact(bytesOnPage("grant-compact"), exampleGrant);
    const json = decodeGrantJson(JSON.parse(page.get("grant-json") ?? ""));
    expect(json).toEqual(compact);
    for (const grant of [compact, json]) {
      const payload = openGrant(grant, alice.signingKey, bob.encryptionPrivate);
      expect(payload).toMatchObject({ kind: "item", name: exampleItemPayload.name });
      expect(payload.kind === "item" && bytesToHex(payload.key)).toBe(bytesToHex(fileKey));
    }
  });
});

describe("docs/format.md", () => {
  it.each(
    [FORMAT_ERROR_SENTENCES, CRYPTO_ERROR_SENTENCES, LOG_ERROR_SENTENCES].flatMap((codes) =>
      Object.keys(codes),
    ),
  )("names the error %s", (code) => {
    expect(readFileSync("docs/format.md", "utf8")).toContain(`\`${code}\``);
  });
});
