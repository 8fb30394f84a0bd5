import { create } from "zustand";
import type { Dialog } from "./dialog";

/** A closed dialog stays until its closing animation is over, so that focus can go back to where it came from. */
export interface ShownDialog {
  readonly key: number;
  readonly dialog: Dialog;
  readonly opened: boolean;
}

export interface Dialogs {
  readonly shown: readonly ShownDialog[];
  readonly open: (dialog: Dialog) => void;
  readonly close: (key: number) => void;
  readonly forget: (key: number) => void;
}

/** The open dialogs, the topmost last. */
export const createDialogStore = () => {
  let nextKey = 1;
  return create<Dialogs>()((set) => ({
    shown: [],
    open: (dialog) => {
      const key = nextKey++;
      set((state) => ({ shown: [...state.shown, { key, dialog, opened: true }] }));
    },
    close: (key) =>
      set((state) => ({
        shown: state.shown.map((one) => (one.key === key ? { ...one, opened: false } : one)),
      })),
    forget: (key) => set((state) => ({ shown: state.shown.filter((one) => one.key !== key) })),
  }));
};
