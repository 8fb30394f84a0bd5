import { useEffect } from "react";
import { chosenItems } from "../browser/folder-store";
import { isSearching } from "../search/search-store";
import { keyferry, useDialogs, useFolder, useSearch } from "../stores";
import { paste, takeUp, undo } from "./use-acts";

type EditEvent = "cut" | "copy" | "paste";
const EDITS: ReadonlyMap<EditEvent, string> = new Map([
  ["cut", "x"],
  ["copy", "c"],
  ["paste", "v"],
]);

/** Cut, copy, paste and undo by keyboard and menu bar, anywhere in the browser but where text is typed or selected. */
export function useActKeys(): void {
  useEffect(() => {
    const isElsewhere = (target: EventTarget | null) =>
      isForText(target) || useDialogs.getState().shown.some(({ opened }) => opened);
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (isElsewhere(event.target)) return;
      if (act(event.key.toLowerCase())) event.preventDefault();
    };
    // By the menu bar, which knows nothing of items.
    const onEdit = (event: ClipboardEvent) => {
      if (isElsewhere(event.target)) return;
      if (act(EDITS.get(event.type as EditEvent) ?? "")) event.preventDefault();
    };
    const stop = keyferry.on("acts.undoChosen", () => {
      if (!isElsewhere(document.activeElement)) void undo();
    });
    window.addEventListener("keydown", onKey);
    for (const type of EDITS.keys()) document.addEventListener(type, onEdit);
    return () => {
      stop();
      window.removeEventListener("keydown", onKey);
      for (const type of EDITS.keys()) document.removeEventListener(type, onEdit);
    };
  }, []);
}

/** @returns whether the key meant something here */
function act(key: string): boolean {
  if (key === "z") {
    void undo();
    return true;
  }
  const view = useFolder.getState();
  const { vaultId, folderId, writable } = view;
  if (vaultId === null || folderId === null || isSearching(useSearch.getState())) return false;
  const place = { vaultId, folderId };
  if (key === "v") {
    if (writable) void paste(place);
    return writable;
  }
  const chosen = chosenItems(view);
  const mayTakeUp = key === "c" ? hasNoSelectedText() : key === "x" && writable;
  if (chosen.length === 0 || !mayTakeUp) return false;
  takeUp(key === "x" ? "cut" : "copy", place, chosen);
  return true;
}

function isForText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("textarea, input:not([type=checkbox]):not([type=radio])"))
  );
}

function hasNoSelectedText(): boolean {
  return window.getSelection()?.isCollapsed ?? true;
}
