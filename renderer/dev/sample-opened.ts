import type { OpenedView } from "../../shared/protocol/ipc/opened-views";

const file = (
  count: number,
  values: Pick<OpenedView, "name" | "state"> & Partial<OpenedView>,
): OpenedView => ({
  openedId: `00000000-0000-4000-8000-${String(count).padStart(12, "0")}`,
  savedAt: null,
  copyName: null,
  problem: null,
  isLeftOver: false,
  ...values,
});

/** One of each kind. */
export const OPENED: readonly OpenedView[] = [
  file(1, { name: "Tax return 2024.ods", state: "saved", savedAt: Date.UTC(2026, 2, 9, 10, 42) }),
  file(2, { name: "Interview, uncut.wav", state: "read-only" }),
  file(3, { name: "Letter to the insurance company.odt", state: "saving" }),
  file(4, {
    name: "Plan.txt",
    state: "conflict",
    savedAt: Date.UTC(2026, 2, 9, 10, 44),
    copyName: "Plan (conflict 2026-03-09 10.44).txt",
  }),
  file(5, { name: "Notes.md", state: "not-saved", problem: "disk-full" }),
];
