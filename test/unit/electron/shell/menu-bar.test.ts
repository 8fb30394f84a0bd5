import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { applicationMenu } from "../../../../electron/shell/application-menu";
import { MenuState } from "../../../../electron/shell/menu-state";
import { textMenu } from "../../../../electron/shell/text-menu";
import { shellWords } from "../../../../electron/shell/words/words";
import { COMMAND_KEYS, COMMANDS, type Command } from "../../../../shared/protocol/commands";

const { menu: words } = shellWords("en");

function itemsOf(
  platform: NodeJS.Platform,
  available: readonly Command[] = [],
  chosen: (Command | "undo")[] = [],
) {
  const menu = applicationMenu({
    platform,
    isPackaged: true,
    words,
    available: new Set(available),
    choose: (command) => chosen.push(command),
    undo: () => chosen.push("undo"),
  });
  return menu.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
}

describe.each(["linux", "win32", "darwin"] as const)("the menu bar on %s", (platform) => {
  it("has every command once, with the key that the page heeds", () => {
    const commands = itemsOf(platform).filter(({ id }) => id !== undefined);
    expect(commands.map(({ id }) => id).sort()).toEqual([...COMMANDS].sort());
    for (const { id, accelerator, registerAccelerator } of commands) {
      expect(accelerator ?? null).toBe(COMMAND_KEYS[id as Command]);
      if (accelerator !== undefined) expect(registerAccelerator).toBe(platform === "darwin");
    }
  });

  it("greys what cannot be done, and asks for what is chosen", () => {
    const chosen: Command[] = [];
    const items = itemsOf(platform, ["refresh"], chosen);
    expect(items.filter(({ id, enabled }) => id !== undefined && enabled).map(({ id }) => id)).toEqual([
      "refresh",
    ]);
    items.find(({ id }) => id === "share")?.click?.(null as never, undefined, null as never);
    expect(chosen).toEqual(["share"]);
  });

  it("asks the page too when Undo is chosen, whatever the screens offer", () => {
    const chosen: (Command | "undo")[] = [];
    const item = itemsOf(platform, [], chosen).find(({ label }) => label === words.undo);
    expect(item).toMatchObject({ accelerator: "CmdOrCtrl+Z", registerAccelerator: platform === "darwin" });
    expect([item?.role, item?.enabled]).toEqual([undefined, undefined]);
    item?.click?.(null as never, undefined, null as never);
    expect(chosen).toEqual(["undo"]);
  });

  it("closes the window and quits", () => {
    const roles = itemsOf(platform).map(({ role }) => role);
    expect(roles.filter((role) => role === "quit")).toHaveLength(1);
    expect(roles.filter((role) => role === "close")).toHaveLength(1);
    expect(roles.filter((role) => role === "about")).toHaveLength(1);
  });
});

describe("what can be chosen in the menu bar", () => {
  it("is what the page offers, and locking whenever there is something to lock", () => {
    let canLock = true;
    const enabled = new Map<Command, boolean>();
    const state = new MenuState({
      canLock: () => canLock,
      enable: (command, isEnabled) => enabled.set(command, isEnabled),
    });
    state.offer(["new-folder"]);
    expect([...state.available].sort()).toEqual(["lock", "new-folder"]);
    expect([...enabled].filter(([, is]) => is).map(([command]) => command)).toEqual(["new-folder", "lock"]);
    canLock = false;
    state.renew();
    expect([...state.available]).toEqual([]);
    expect([...enabled.values()]).not.toContain(true);
  });
});

describe("the right mouse button", () => {
  const flags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true } as never;
  const menuOn = (isEditable: boolean, selectionText: string) =>
    textMenu({ isEditable, selectionText, editFlags: flags }, words)?.flatMap(({ role }) => role ?? []);

  it("offers what can be done with text, where there is text", () => {
    expect(menuOn(true, "")).toEqual(["cut", "copy", "paste", "selectAll"]);
    expect(menuOn(false, "data ID")).toEqual(["copy"]);
    expect(menuOn(false, " ")).toBeUndefined();
  });
});
