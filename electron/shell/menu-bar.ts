import { Menu } from "electron";
import type { Command } from "../../shared/protocol/commands";
import { applicationMenu } from "./application-menu";
import { MenuState } from "./menu-state";
import type { ShellWords } from "./words/words";

export interface MenuBarDeps {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  /** In the language in use when they are asked for. */
  readonly words: () => ShellWords["menu"];
  readonly canLock: () => boolean;
  readonly choose: (command: Command) => void;
  readonly undo: () => void;
}

/** The menu bar of the app, kept in step with what the screens can do. */
export class MenuBar {
  readonly #state: MenuState;

  constructor(private readonly deps: MenuBarDeps) {
    this.#state = new MenuState({
      canLock: deps.canLock,
      enable: (command, isEnabled) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(command);
        if (item) item.enabled = isEnabled;
      },
    });
  }

  /** Builds it anew, in the language in use. */
  show(): void {
    const { platform, isPackaged, words, choose, undo } = this.deps;
    const { available } = this.#state;
    const template = applicationMenu({ platform, isPackaged, words: words(), available, choose, undo });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  /** The page says what it can do now. */
  offer(available: readonly Command[]): void {
    this.#state.offer(available);
  }

  /** Whether there is something to lock may have changed. */
  renew(): void {
    this.#state.renew();
  }
}
