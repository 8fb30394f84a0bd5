import { describe, expect, it } from "vitest";
import { pagePrinting } from "../../../../electron/shell/page-printing";

function printingThatEnds(success: boolean, reason: string) {
  return pagePrinting(() => ({
    print: (_options, ended) => ended?.(success, reason),
    printToPDF: async () => Buffer.from("%PDF-"),
  }));
}

describe("printing the window's page", () => {
  it("tells a closed dialog from a print and from a failure", async () => {
    expect(await printingThatEnds(true, "").print()).toBe(true);
    expect(await printingThatEnds(false, "Print job canceled").print()).toBe(false);
    await expect(printingThatEnds(false, "Print job failed").print()).rejects.toMatchObject({
      code: "print-failed",
    });
  });

  it("gives the same page as PDF", async () => {
    expect(Buffer.from(await printingThatEnds(true, "").asPdf()).toString()).toBe("%PDF-");
  });

  it("fails where there is no window, or no PDF can be made", async () => {
    await expect(pagePrinting(() => null).print()).rejects.toMatchObject({ code: "print-failed" });
    const broken = pagePrinting(() => ({
      print: () => undefined,
      printToPDF: () => Promise.reject(new Error("no")),
    }));
    await expect(broken.asPdf()).rejects.toMatchObject({ code: "print-failed" });
  });
});
