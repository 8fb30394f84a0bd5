import { describe, expect, it, vi } from "vitest";
import { electronDesktop } from "../../../../electron/shell/desktop";
import { isProgram } from "../../../../electron/shell/programs";
import { systemDialogs } from "../../../../electron/shell/system-dialogs";
import { shellWords } from "../../../../electron/shell/words/words";

describe("programs", () => {
  it.each([
    "invoice.exe",
    "Invoice.PDF.Scr",
    "x.desktop",
    "setup.msi",
    "run.sh",
    "a.command",
    "evil.exe. .",
    "disk.vhdx",
  ])("are recognised: %s", (name) => expect(isProgram(name)).toBe(true));
  it.each(["letter.txt", "exe", "photo.png", "archive.tar.gz", ".sh-notes", "table.csv", "file."])(
    "are not everything: %s",
    (name) => expect(isProgram(name)).toBe(false),
  );
});

describe("the desktop that services see", () => {
  function desktop(answer = "") {
    const shell = { openPath: vi.fn(async (_path: string) => answer), showItemInFolder: vi.fn() };
    const showOpenDialog = vi.fn(async () => ({ canceled: false, filePaths: ["/chosen"] }));
    const showSaveDialog = vi.fn(async () => ({ canceled: false, filePath: "/saved.txt" }));
    const showMessageBox = vi.fn(async () => ({ response: 1, checkboxChecked: false }));
    const dialogs = systemDialogs(
      { showOpenDialog, showSaveDialog, showMessageBox },
      () => null,
      () => shellWords("de"),
    );
    return {
      shell,
      showOpenDialog,
      showSaveDialog,
      dialogs,
      desktop: electronDesktop(shell, dialogs, async () => {}),
    };
  }

  it("opens documents, and never starts a program", async () => {
    const { shell, desktop: seen } = desktop();
    await seen.openWithDefaultApp("/tmp/opened/letter.txt");
    expect(shell.openPath).toHaveBeenCalledExactlyOnceWith("/tmp/opened/letter.txt");
    await expect(seen.openWithDefaultApp("/tmp/opened/letter.exe")).rejects.toMatchObject({
      code: "program-not-started",
    });
    expect(shell.openPath).toHaveBeenCalledOnce();
  });

  it("says so when no application opens a file", async () => {
    const { desktop: seen } = desktop("no application knows it");
    await expect(seen.openWithDefaultApp("/tmp/x.abc")).rejects.toMatchObject({ code: "no-application" });
  });

  it("asks for folders and files with the system's dialogs, and answers nothing when they are closed", async () => {
    const { desktop: seen, showOpenDialog } = desktop();
    expect(await seen.chooseFolder("export")).toBe("/chosen");
    expect(showOpenDialog).toHaveBeenLastCalledWith(
      expect.objectContaining({ title: "Ort zum Speichern wählen", buttonLabel: "Hier speichern" }),
    );
    expect(await seen.chooseFiles()).toEqual(["/chosen"]);
    showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
    expect(await seen.chooseFolder("scan")).toBeNull();
    expect(await seen.chooseFiles()).toEqual([]);
  });

  it("asks where to save a file, with a name to begin with", async () => {
    const { desktop: seen, showSaveDialog } = desktop();
    const wanted = { purpose: "diagnostics", suggestedName: "a.txt" } as const;
    expect(await seen.chooseFileToSave(wanted)).toBe("/saved.txt");
    expect(showSaveDialog).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ title: "Diagnose sichern", defaultPath: "a.txt" }),
    );
    showSaveDialog.mockResolvedValue({ canceled: true, filePath: "" });
    expect(await seen.chooseFileToSave(wanted)).toBeNull();
  });

  it("stops jobs only when the person chose to", async () => {
    expect(await desktop().dialogs.confirmStopping(2)).toBe(true);
  });
});
