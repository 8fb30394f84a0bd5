import { describe, expect, it } from "vitest";
import { isKey, keysOf, type PressedKey } from "../../../../renderer/commands/keys";

const pressed = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("a pressed key", () => {
  it("is the one that is named, with exactly the keys held down that are named", () => {
    expect(isKey(pressed("n", { ctrlKey: true }), "CmdOrCtrl+N", false)).toBe(true);
    expect(isKey(pressed("N", { ctrlKey: true, shiftKey: true }), "CmdOrCtrl+Shift+N", false)).toBe(true);
    expect(isKey(pressed("N", { ctrlKey: true, shiftKey: true }), "CmdOrCtrl+N", false)).toBe(false);
    expect(isKey(pressed("n", { ctrlKey: true, altKey: true }), "CmdOrCtrl+N", false)).toBe(false);
    expect(isKey(pressed("n"), "CmdOrCtrl+N", false)).toBe(false);
    expect(isKey(pressed("F5"), "F5", false)).toBe(true);
    expect(isKey(pressed("ArrowLeft", { altKey: true }), "Alt+Left", false)).toBe(true);
  });

  it("counts Command on a Mac, and Ctrl elsewhere", () => {
    expect(isKey(pressed("n", { metaKey: true }), "CmdOrCtrl+N", true)).toBe(true);
    expect(isKey(pressed("n", { ctrlKey: true }), "CmdOrCtrl+N", true)).toBe(false);
    expect(isKey(pressed("n", { metaKey: true }), "CmdOrCtrl+N", false)).toBe(false);
  });

  it("may need Shift where the keyboard has the sign or the digit above another", () => {
    expect(isKey(pressed("/", { ctrlKey: true, shiftKey: true }), "CmdOrCtrl+/", false)).toBe(true);
    expect(isKey(pressed("1", { ctrlKey: true, shiftKey: true }), "CmdOrCtrl+1", false)).toBe(true);
  });

  it("is written as on its keyboard", () => {
    const german = (key: string) => ({ CmdOrCtrl: "Strg", Shift: "Umschalt" })[key] ?? key;
    expect(keysOf("CmdOrCtrl+Shift+A", false, german)).toEqual(["Strg", "Umschalt", "A"]);
    expect(keysOf("CmdOrCtrl+Shift+A", true, german)).toEqual(["⌘", "⇧", "A"]);
  });
});
