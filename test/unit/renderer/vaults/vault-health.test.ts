import { describe, expect, it } from "vitest";
import {
  findingsOf,
  healthLabel,
  healthSentence,
  severityOf,
} from "../../../../renderer/vaults/vault-health";
import { listedVault } from "../sample-views";

describe("the health of a vault", () => {
  it("is well when everything was looked at and nothing found", () => {
    const vault = listedVault("Papers");
    expect(findingsOf(vault)).toEqual([]);
    expect(severityOf(vault)).toBe(0);
  });

  it("is not called well before it was looked at", () => {
    expect(severityOf(listedVault("Papers", { figures: null }))).toBeNull();
  });

  it("names all that is wrong, the worst first", () => {
    const vault = listedVault("Papers", {
      unfinishedRemoval: true,
      figures: { unreadable: 3, undelivered: 1 },
    });
    expect(findingsOf(vault).map(healthLabel)).toEqual([
      "Removal unfinished",
      "3 files cannot be shown",
      "1 key not delivered",
    ]);
  });

  it("says nothing of old counts when the folder is missing, but what to do", () => {
    const vault = listedVault("Papers", { problem: "vault-not-found", figures: { unreadable: 3 } });
    const findings = findingsOf(vault);
    expect(findings.map(healthLabel)).toEqual(["Folder not found"]);
    expect(findings.map(healthSentence)[0]).toMatch(/Reconnect the disk/);
  });

  it.each([
    ["container-older", "An older copy"],
    ["container-foreign", "Not from its owner"],
    ["no-access", "No key for it"],
    ["container-truncated", "Cannot be read"],
  ] as const)("is %s in a few words", (problem, label) => {
    expect(findingsOf(listedVault("Papers", { problem })).map(healthLabel)).toEqual([label]);
  });
});
