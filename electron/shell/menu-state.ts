import { COMMANDS, type Command } from "../../shared/protocol/commands";

export interface MenuStateDeps {
  /** Whether the keys may be forgotten now. */
  readonly canLock: () => boolean;
  /** Greys an entry of the menu bar, or the opposite. */
  readonly enable: (command: Command, isEnabled: boolean) => void;
}

/** Which entries of the menu bar can be chosen: what the page offers; and locking, which needs no page. */
export class MenuState {
  #offered: ReadonlySet<Command> = new Set();

  constructor(private readonly deps: MenuStateDeps) {}

  get available(): ReadonlySet<Command> {
    const { canLock } = this.deps;
    const open = canLock() ? this.#offered : new Set<Command>();
    return new Set(COMMANDS.filter((one) => (one === "lock" ? canLock() : open.has(one))));
  }

  /** The page says what it can do now. */
  offer(available: readonly Command[]): void {
    this.#offered = new Set(available);
    this.renew();
  }

  /** Something else has changed that decides what can be chosen. */
  renew(): void {
    const { available } = this;
    for (const command of COMMANDS) this.deps.enable(command, available.has(command));
  }
}
