import { describe, expect, it, vi } from "vitest";
import { confirmByTouchId } from "../../../../electron/shell/confirm-person";

const mac = (promptTouchID: () => Promise<void>, canPrompt = true) => ({
  canPromptTouchID: () => canPrompt,
  promptTouchID: vi.fn(promptTouchID),
});

describe("confirming the person", () => {
  it("asks for the fingerprint on a Mac that can read it", async () => {
    const finger = mac(async () => undefined);
    expect(await confirmByTouchId(finger, "darwin", () => "read your keys")()).toBe(true);
    expect(finger.promptTouchID).toHaveBeenCalledExactlyOnceWith("read your keys");
  });

  it("says no when the fingerprint is not hers, or she stops it", async () => {
    const finger = mac(() => Promise.reject(new Error("Canceled by user.")));
    expect(await confirmByTouchId(finger, "darwin", () => "read your keys")()).toBe(false);
  });

  it("asks nothing where there is nothing to ask with", async () => {
    const finger = mac(async () => undefined, false);
    expect(await confirmByTouchId(finger, "darwin", () => "")()).toBe(true);
    expect(
      await confirmByTouchId(
        mac(async () => undefined),
        "linux",
        () => "",
      )(),
    ).toBe(true);
    expect(finger.promptTouchID).not.toHaveBeenCalled();
  });
});
