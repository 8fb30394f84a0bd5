/** As much of a pressed key as commands ask for. */
export type PressedKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const NAMES: Readonly<Record<string, string>> = { Left: "ArrowLeft", Space: " ", Esc: "Escape" };

/** Whether this is the key that `accelerator` names. @param accelerator as Electron writes them, such as `CmdOrCtrl+Shift+A` */
export function isKey(pressed: PressedKey, accelerator: string, isMac: boolean): boolean {
  const parts = accelerator.split("+");
  const name = parts.at(-1) ?? "";
  const main = isMac ? pressed.metaKey : pressed.ctrlKey;
  const other = isMac ? pressed.ctrlKey : pressed.metaKey;
  // On many keyboards a sign such as the slash, or a digit, needs Shift itself.
  const isSign = /^[^a-z]$/i.test(name);
  return (
    pressed.key.toLowerCase() === (NAMES[name] ?? name).toLowerCase() &&
    main === parts.includes("CmdOrCtrl") &&
    !other &&
    pressed.altKey === parts.includes("Alt") &&
    (isSign || pressed.shiftKey === parts.includes("Shift"))
  );
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  CmdOrCtrl: "⌘",
  Shift: "⇧",
  Alt: "⌥",
  Left: "←",
  Down: "↓",
  Enter: "↩",
  Esc: "⎋",
  Delete: "⌫",
};

/** The keys of an accelerator one by one, as they are written on this kind of computer. @param nameOf a key that has a name of its own in each language */
export function keysOf(accelerator: string, isMac: boolean, nameOf: (key: string) => string): string[] {
  return accelerator.split("+").map((key) => (isMac ? MAC_SIGNS[key] : undefined) ?? nameOf(key));
}
