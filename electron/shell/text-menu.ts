import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { ShellWords } from "./words/words";

/** The menu of the right mouse button where text is typed or selected; null elsewhere. */
export function textMenu(
  {
    isEditable,
    selectionText,
    editFlags,
  }: Pick<ContextMenuParams, "isEditable" | "selectionText" | "editFlags">,
  words: ShellWords["menu"],
): MenuItemConstructorOptions[] | null {
  const { canCut, canCopy, canPaste, canSelectAll } = editFlags;
  const copy: MenuItemConstructorOptions = { role: "copy", label: words.copy, enabled: canCopy };
  if (isEditable) {
    return [
      { role: "cut", label: words.cut, enabled: canCut },
      copy,
      { role: "paste", label: words.paste, enabled: canPaste },
      { type: "separator" },
      { role: "selectAll", label: words.selectAll, enabled: canSelectAll },
    ];
  }
  return selectionText.trim() === "" ? null : [copy];
}
