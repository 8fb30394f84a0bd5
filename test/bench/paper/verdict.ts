import type { ChannelRow } from "./channel-table";
import { BREAK_EVEN_OF_PAPER, BYTES_OF_PAPER, CHANNELS_OF_PAPER } from "./figures-of-paper";
import { breakEvenOf } from "./plots";
import type { SizeRow } from "./size-table";

/** What does not hold of "at or below the paper's figure in every row"; empty when all does. */
export function findShortfalls(channels: readonly ChannelRow[], sizes: readonly SizeRow[]): string[] {
  const shortfalls: string[] = [];
  for (const paper of CHANNELS_OF_PAPER) {
    const ours = channels.find((row) => row.users === paper.users);
    if (ours?.direct !== paper.direct || ours.server > paper.server || !ours.directMeasured)
      shortfalls.push(`channels for ${paper.users} users: direct ${ours?.direct}, server ${ours?.server}`);
  }
  for (const { users, server } of channels)
    if (server > users) shortfalls.push(`${server} channels to the server for ${users} users`);
  for (const paper of BYTES_OF_PAPER) {
    const body = sizes.find((row) => row.keys === paper.keys)?.body;
    for (const [which, bytes] of Object.entries(body ?? { missing: Number.POSITIVE_INFINITY }))
      if (bytes > paper.server)
        shortfalls.push(`${paper.keys} keys (${which}): ${bytes} bytes, paper ${paper.server}`);
  }
  for (const { keys, body } of sizes)
    for (const [which, bytes] of Object.entries(body))
      if (breakEvenOf(bytes) >= BREAK_EVEN_OF_PAPER)
        shortfalls.push(
          `break-even at ${breakEvenOf(bytes)} keys with the answer for ${keys} keys (${which})`,
        );
  return shortfalls;
}
