import { KeyferryError } from "../../services/keyferry-error";

/** A server's clock further off than this is not followed, in seconds. */
const LARGEST_OFFSET = 24 * 3600;

/** The server's clock as far as it is known: the own one, until the server says that it differs. */
export class ServerClock {
  /** Server time minus local time, in seconds. */
  private offset = 0;

  /** @param local Unix milliseconds */
  constructor(private readonly local: () => number) {}

  /** Unix seconds. */
  now(): number {
    return Math.floor(this.local() / 1000) + this.offset;
  }

  /** @throws KeyferryError `not-signed-in` when the clocks differ by more than a day */
  follow(serverTime: number): void {
    const offset = serverTime - Math.floor(this.local() / 1000);
    if (Math.abs(offset) > LARGEST_OFFSET)
      throw new KeyferryError("not-signed-in", "the clocks differ by more than a day");
    this.offset = offset;
  }
}
