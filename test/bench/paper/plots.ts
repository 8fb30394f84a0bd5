import type { ChannelRow } from "./channel-table";
import { BREAK_EVEN_OF_PAPER, BYTES_OF_PAPER, CHANNELS_OF_PAPER, KEY_BYTES } from "./figures-of-paper";
import { drawPlot } from "./plot";
import type { SizeRow } from "./size-table";

/** Table 1: secure channels against users, both ways, to 1,000 users. */
export function plotChannels(rows: readonly ChannelRow[]): string {
  const counted = rows.filter((row) => row.directMeasured).map((row) => [row.users, row.direct] as const);
  const rest = rows.filter((row) => !row.directMeasured).map((row) => [row.users, row.direct] as const);
  const computed = [...counted.slice(-1), ...rest];
  return drawPlot({
    title: "Secure channels: every pair by itself, or everybody with the key server",
    x: {
      title: "users",
      scale: "logarithmic",
      min: 2,
      max: 1000,
      ticks: [2, 5, 10, 20, 50, 100, 200, 500, 1000],
    },
    y: {
      title: "TLS channels",
      scale: "logarithmic",
      min: 1,
      max: 1_000_000,
      ticks: [1, 10, 100, 1000, 10_000, 100_000, 1_000_000],
    },
    series: [
      { label: "direct, n(n−1)/2", colour: "c1", computed: true, points: computed },
      { label: "direct, counted", colour: "c1", points: counted, labelShift: 16 },
      { label: "key server, counted", colour: "c3", points: rows.map((row) => [row.users, row.server]) },
      {
        label: "",
        colour: "c2",
        rings: true,
        points: CHANNELS_OF_PAPER.map((row) => [row.users, row.direct]),
      },
      {
        label: "rings: the paper",
        colour: "c2",
        rings: true,
        points: CHANNELS_OF_PAPER.map((row) => [row.users, row.server]),
        labelShift: 22,
      },
    ],
  });
}

/** Table 2: bytes to hand over 1 to 100 keys of one data. */
export function plotSizes(rows: readonly SizeRow[], breakEven: number): string {
  const ofPaper = new Set(BYTES_OF_PAPER.map((row) => row.keys));
  const shown = rows.filter((row) => ofPaper.has(row.keys));
  return drawPlot({
    title: "Bytes to hand over n data keys of one file",
    x: { title: "128-bit data keys", scale: "linear", min: 0, max: 100, ticks: [0, 20, 40, 60, 80, 100] },
    y: {
      title: "bytes",
      scale: "linear",
      min: 0,
      max: 800,
      ticks: [0, 100, 200, 300, 400, 500, 600, 700, 800],
    },
    series: [
      {
        label: "direct, 16 n",
        colour: "c1",
        points: BYTES_OF_PAPER.filter((row) => row.direct <= 800).map((row) => [row.keys, row.direct]),
      },
      {
        label: "server, whole message",
        colour: "c4",
        points: shown.map((row) => [row.keys, row.message.worst]),
      },
      {
        label: "server, paper",
        colour: "c2",
        rings: true,
        computed: true,
        points: BYTES_OF_PAPER.map((row) => [row.keys, row.server]),
        labelShift: -4,
      },
      {
        label: "server, body",
        colour: "c3",
        points: shown.map((row) => [row.keys, row.body.worst]),
        labelShift: 6,
      },
    ],
    marks: [
      { x: breakEven, label: `ours: ${breakEven} keys`, side: "left" },
      { x: BREAK_EVEN_OF_PAPER, label: `paper: ${BREAK_EVEN_OF_PAPER} keys`, side: "right" },
    ],
  });
}

/** Keys from which on an answer of so many bytes is shorter than the bare keys. */
export function breakEvenOf(bytes: number): number {
  return bytes / KEY_BYTES;
}
