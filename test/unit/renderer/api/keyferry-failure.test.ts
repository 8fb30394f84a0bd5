import { describe, expect, it } from "vitest";
import { answered, KeyferryFailure, problemOf } from "../../../../renderer/api/keyferry-failure";
import { settled } from "../../../../renderer/api/loadable";
import { no, yes } from "../fake-api";

describe("an answer of the main process", () => {
  it("is its value", async () => {
    await expect(answered(yes(7))).resolves.toBe(7);
  });

  it("is a failure with its code", async () => {
    const failure = await answered(no("disk-full")).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(KeyferryFailure);
    expect(problemOf(failure)).toBe("disk-full");
  });

  it("that broke on the way is our own mistake", async () => {
    const broken = Promise.reject(new Error("An object could not be cloned."));
    await expect(answered(broken)).rejects.toMatchObject({ code: "internal" });
    expect(problemOf(new TypeError("x"))).toBe("internal");
  });

  it("can be waited for without a rejection", async () => {
    await expect(settled(answered(no("no-access")))).resolves.toEqual({
      state: "failed",
      problem: "no-access",
    });
  });
});
