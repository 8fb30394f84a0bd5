import { create } from "zustand";
import { type Screen, sameScreen } from "./screen";

const REMEMBERED = 50;

export interface Navigation {
  readonly screen: Screen;
  /** Screens to go back to, the latest last. */
  readonly before: readonly Screen[];
  readonly goTo: (screen: Screen) => void;
  readonly goBack: () => void;
}

/** Which screen is shown, and how to get back. */
export const createNavigationStore = () =>
  create<Navigation>()((set) => ({
    screen: { at: "vaults" },
    before: [],
    goTo: (screen) =>
      set((state) =>
        sameScreen(state.screen, screen)
          ? state
          : { screen, before: [...state.before, state.screen].slice(-REMEMBERED) },
      ),
    goBack: () =>
      set((state) => {
        const screen = state.before.at(-1);
        return screen === undefined ? state : { screen, before: state.before.slice(0, -1) };
      }),
  }));
