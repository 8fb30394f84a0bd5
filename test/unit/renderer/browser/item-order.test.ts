import { describe, expect, it } from "vitest";
import { BY_NAME, orderAfterClick, orderItems } from "../../../../renderer/browser/item-order";
import { fileNamed } from "../sample-views";

const names = (items: readonly { name: string }[]): string[] => items.map((item) => item.name);

describe("the order of items", () => {
  const items = [
    fileNamed("file 10", 1, { size: 5, modifiedAt: 3 }),
    fileNamed("File 9", 2, { size: 50, modifiedAt: 1 }),
    fileNamed("zoo", 3, { kind: "folder", modifiedAt: 2 }),
    fileNamed("archive", 4, { kind: "folder", modifiedAt: 9 }),
  ];

  it("counts numbers in names as people do, with folders first", () => {
    expect(names(orderItems(items, BY_NAME, "en"))).toEqual(["archive", "zoo", "File 9", "file 10"]);
  });

  it("keeps folders first when it is turned round", () => {
    expect(names(orderItems(items, { by: "name", direction: "descending" }, "en"))).toEqual([
      "zoo",
      "archive",
      "file 10",
      "File 9",
    ]);
  });

  it("falls back to names where the column says the same", () => {
    const same = [
      fileNamed("b", 1, { size: 7 }),
      fileNamed("a", 2, { size: 7 }),
      fileNamed("c", 3, { size: 9 }),
    ];
    expect(names(orderItems(same, { by: "size", direction: "descending" }, "en"))).toEqual(["c", "a", "b"]);
  });

  it("does not change the list it was given", () => {
    const before = names(items);
    orderItems(items, { by: "changed", direction: "descending" }, "en");
    expect(names(items)).toEqual(before);
  });

  it("begins a new column the way people look for it, and turns the same one round", () => {
    expect(orderAfterClick(BY_NAME, "name")).toEqual({ by: "name", direction: "descending" });
    expect(orderAfterClick(BY_NAME, "size")).toEqual({ by: "size", direction: "descending" });
    expect(orderAfterClick({ by: "size", direction: "descending" }, "name")).toEqual(BY_NAME);
  });
});
