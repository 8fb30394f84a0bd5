/** Where in the app a person is. */
export type Screen =
  | { readonly at: "vaults" }
  | {
      readonly at: "folder";
      readonly vaultId: string;
      readonly folderId: string;
      /** What is selected on arriving there. */
      readonly itemId?: string;
    }
  | { readonly at: "insight"; readonly vaultId: string }
  | { readonly at: "received" }
  | { readonly at: "find" }
  | { readonly at: "people" }
  | { readonly at: "settings" };

/** The entry of the navigation that a screen belongs to. */
export type Section = "vaults" | "received" | "find" | "people" | "settings";

export function sectionOf(screen: Screen): Section {
  return screen.at === "folder" || screen.at === "insight" ? "vaults" : screen.at;
}

export function sameScreen(a: Screen, b: Screen): boolean {
  if (a.at === "folder" && b.at === "folder") return a.vaultId === b.vaultId && a.folderId === b.folderId;
  if (a.at === "insight" && b.at === "insight") return a.vaultId === b.vaultId;
  return a.at === b.at;
}
