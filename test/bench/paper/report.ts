import type { ChannelRow } from "./channel-table";
import { BREAK_EVEN_OF_PAPER, BYTES_OF_PAPER, CHANNELS_OF_PAPER, KEY_BYTES } from "./figures-of-paper";
import { breakEvenOf } from "./plots";
import { SEGMENTS, type SizeRow } from "./size-table";

const number = new Intl.NumberFormat("en");

function table(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => (typeof cell === "number" ? number.format(cell) : cell)).join(" | ")} |`;
  return [line(header), line(header.map(() => "---:")), ...rows.map(line)].join("\n");
}

function channelTable(rows: readonly ChannelRow[]): string {
  const paper = new Map(CHANNELS_OF_PAPER.map((row) => [row.users, row]));
  return table(
    ["users", "direct, paper", "direct, ours", "server, paper", "server, ours"],
    rows.map((row) => [
      row.users,
      paper.get(row.users)?.direct ?? "",
      row.directMeasured ? row.direct : `${number.format(row.direct)} (computed)`,
      paper.get(row.users)?.server ?? "",
      row.server,
    ]),
  );
}

function sizeTable(rows: readonly SizeRow[]): string {
  const ours = new Map(rows.map((row) => [row.keys, row]));
  return table(
    [
      "keys",
      "direct (16 n)",
      "server, paper",
      "body, from the start",
      "body, worst alignment",
      "body, worst, with checkpoint",
      "whole message, from the start",
      "whole message, worst",
      "whole message, worst, with checkpoint",
    ],
    BYTES_OF_PAPER.map((row) => {
      const { body, message } = ours.get(row.keys) as SizeRow;
      return [
        row.keys,
        row.direct,
        row.server,
        body.aligned,
        body.worst,
        body.withCheckpoint,
        message.aligned,
        message.worst,
        message.withCheckpoint,
      ];
    }),
  );
}

/** docs/paper.md: both tables, row for row, and what they mean. */
export function writeReport(channels: readonly ChannelRow[], sizes: readonly SizeRow[]): string {
  const bodies = sizes.flatMap((row) => [row.body.aligned, row.body.worst]);
  const [least, most] = [Math.min(...bodies), Math.max(...bodies)];
  const mostChecked = Math.max(...sizes.map((row) => row.body.withCheckpoint));
  const nodes = Math.max(...sizes.map((row) => row.nodes.worst));
  const range = least === most ? `${least}` : `${least} to ${most}`;
  return `# The paper's figures, measured

Written by \`npm run bench:paper\`: the app's own client and the real key server, over TLS on this computer. The
command fails when a body is larger than the paper's figure in any row, or when the break-even is not below the
paper's. The paper's numbers are typed into \`test/bench/paper/figures-of-paper.ts\`.

## Table 1: secure channels

*Direct*: n users, each with a TLS listener of her own; every pair opens a channel and a key goes each way. *Server*:
n users with the app's client enrol at one key server, share and fetch keys through it. Both columns count the TLS
channels that were really secured (Node's \`secureConnection\` events), not what a formula says; only where
opening every pair's channel would take too long, n(n-1)/2 stands instead and is marked as computed. Up to 10 users,
everybody shares with everybody; with more users each shares with the others of a group of four, which changes the
work and not the channels: a client keeps its one connection.

${channelTable(channels)}

![Secure channels against users](paper-table1.svg)

## Table 2: bytes to distribute n keys

One file of ${number.format(SEGMENTS)} segments, one key a segment. For each n the owner registers a range grant for n contiguous keys, and the
recipient fetches it with \`GET /v1/data/{id}/key\` in compact binary form. The bytes are those of the real answer inside
TLS: its *body*, and the *whole message* (status line, headers, body). The paper's server column is compared with the
body: what travels for the keys. Each grant is then also fetched by the app's client, verified and unwrapped, and every one of the n keys is
compared with the one that encrypted the segment.

${sizeTable(sizes)}

![Bytes against keys](paper-table2.svg)

**Why it is flat.** The n keys are leaves of a hash tree, and a contiguous range of leaves follows from a few inner nodes: at
most ${nodes} for up to 100 keys in the worst alignment, 16 bytes each. They fit one RSA-2048 block of 190 bytes, so the
body is ${range} bytes whatever n is: the RSA block (256), the owner's Ed25519 signature (64), and the fields (6). The
paper's figure grows from 348 to 368.

**Break-even.** Handing the keys over directly takes ${KEY_BYTES} n bytes. The two ways meet where ${KEY_BYTES} n equals the body: at
n = ${most} / ${KEY_BYTES} = ${breakEvenOf(most).toFixed(3)} keys, so from ${Math.ceil(breakEvenOf(most))} keys on the server way moves fewer bytes. In the paper they meet at
${BREAK_EVEN_OF_PAPER}. With the checkpoint of the transparency log that a grant may carry (here of a log of a million entries) the body
is ${mostChecked} bytes and the break-even ${breakEvenOf(mostChecked).toFixed(3)}, still below. Counting whole messages on one side only would not be a comparison:
direct exchange has messages around its keys as well.

**Where it ends.** An end date takes 4 bytes more, an epoch above 127 one more; with an end date *and* the checkpoint the body
for a single key is 349 bytes, one above the paper's, and below it from two keys on. The one length up to 100 that can need
11 nodes (94 keys, at one alignment) fills the block to its last bytes: in a file of more than 16 GiB, or of more than 255 versions, its
grant gets a sealed box after the block, some 230 bytes more. All other lengths fit in files of any size.
`;
}
