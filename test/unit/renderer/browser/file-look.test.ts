import { describe, expect, it } from "vitest";
import { fileLookOf } from "../../../../renderer/browser/file-look";

describe("what a file looks like", () => {
  it("goes by the media type, then by the ending of the name", () => {
    expect(fileLookOf("x", "image/png")).toBe("image");
    expect(fileLookOf("Report.PDF", "application/octet-stream")).toBe("pdf");
    expect(fileLookOf("a.tar.gz", "")).toBe("archive");
    expect(fileLookOf("notes", "text/plain")).toBe("text");
    expect(fileLookOf("README", "")).toBe("other");
    expect(fileLookOf("constructor", "")).toBe("other");
    expect(fileLookOf("x.constructor", "")).toBe("other");
  });
});
