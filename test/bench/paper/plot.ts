/** A line of a plot. */
export interface Series {
  /** Written beside the line's last point. */
  readonly label: string;
  /** CSS class that gives the colour: one of c1 to c4. */
  readonly colour: "c1" | "c2" | "c3" | "c4";
  /** A dashed line: these points were computed or come from elsewhere. */
  readonly computed?: boolean;
  /** Hollow points, and no line unless it is dashed: what somebody else measured. */
  readonly rings?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Moves the label up (negative) or down, in pixels, where labels would meet. */
  readonly labelShift?: number;
}

export interface Axis {
  readonly title: string;
  readonly ticks: readonly number[];
  readonly scale: "linear" | "logarithmic";
  readonly min: number;
  readonly max: number;
}

export interface Plot {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** A vertical line with a note at its top. */
  readonly marks?: readonly { readonly x: number; readonly label: string; readonly side: "left" | "right" }[];
}

const WIDTH = 860;
const HEIGHT = 460;
const BOX = { left: 76, right: 660, top: 70, bottom: 400 };

const STYLE = `
  .paper { fill: #ffffff } .ink { fill: #1f2733 } .soft { fill: #5b6675 }
  .grid { stroke: #e3e7ed } .axis { stroke: #9aa5b4 } .hollow { fill: #ffffff }
  .c1 { color: #b4411f } .c2 { color: #8a6d00 } .c3 { color: #0b6bcb } .c4 { color: #0f7b5f }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #12161c } .ink { fill: #e8edf4 } .soft { fill: #9fabba }
    .grid { stroke: #262d37 } .axis { stroke: #5d6877 } .hollow { fill: #12161c }
    .c1 { color: #ff8a65 } .c2 { color: #e2c044 } .c3 { color: #6bb3ff } .c4 { color: #4fd1a5 }
  }
  text { font: 13px system-ui, "Segoe UI", Roboto, sans-serif }
  .title { font-size: 16px; font-weight: 600 }
  .line { fill: none; stroke: currentColor; stroke-width: 2.25; stroke-linejoin: round }
  .computed { stroke-dasharray: 6 4; stroke-width: 1.75 }
  .point { fill: currentColor } .ring { stroke: currentColor; stroke-width: 1.5 }
  .label { fill: currentColor; font-weight: 600 }
  .mark { stroke: currentColor; stroke-dasharray: 2 3 }`;

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function place(axis: Axis, from: number, to: number): (value: number) => number {
  const onScale = axis.scale === "linear" ? (value: number) => value : Math.log10;
  const [min, max] = [onScale(axis.min), onScale(axis.max)];
  return (value) => Math.round((from + ((onScale(value) - min) / (max - min)) * (to - from)) * 10) / 10;
}

function seriesMarkup(series: Series, x: (value: number) => number, y: (value: number) => number): string {
  const at = series.points.map(([px, py]) => [x(px), y(py)] as const);
  const path = at.map(([px, py], index) => `${index === 0 ? "M" : "L"}${px} ${py}`).join("");
  const line = `<path class="line${series.computed ? " computed" : ""}" d="${path}"/>`;
  const point = series.rings ? "ring hollow" : "point";
  const dots = at.map(([px, py]) => `<circle class="${point}" cx="${px}" cy="${py}" r="3.5"/>`);
  const [lastX, lastY] = at.at(-1) ?? [0, 0];
  const label = `<text class="label" x="${lastX + 10}" y="${lastY + 4 + (series.labelShift ?? 0)}">${escapeText(series.label)}</text>`;
  return `<g class="${series.colour}">${series.rings && !series.computed ? "" : line}${dots.join("")}${label}</g>`;
}

function axesMarkup(plot: Plot, x: (value: number) => number, y: (value: number) => number): string[] {
  const number = new Intl.NumberFormat("en");
  return [
    ...plot.y.ticks.map(
      (tick) =>
        `<line class="grid" x1="${BOX.left}" x2="${BOX.right}" y1="${y(tick)}" y2="${y(tick)}"/>` +
        `<text class="soft" text-anchor="end" x="${BOX.left - 10}" y="${y(tick) + 4}">${number.format(tick)}</text>`,
    ),
    ...plot.x.ticks.map(
      (tick) =>
        `<line class="axis" x1="${x(tick)}" x2="${x(tick)}" y1="${BOX.bottom}" y2="${BOX.bottom + 5}"/>` +
        `<text class="soft" text-anchor="middle" x="${x(tick)}" y="${BOX.bottom + 22}">${number.format(tick)}</text>`,
    ),
    `<line class="axis" x1="${BOX.left}" x2="${BOX.right}" y1="${BOX.bottom}" y2="${BOX.bottom}"/>`,
    `<text class="soft" text-anchor="middle" x="${(BOX.left + BOX.right) / 2}" y="${BOX.bottom + 48}">${escapeText(plot.x.title)}</text>`,
    `<text class="soft" x="${BOX.left - 60}" y="${BOX.top - 14}">${escapeText(plot.y.title)}</text>`,
  ];
}

function marksMarkup(plot: Plot, x: (value: number) => number): string[] {
  return (plot.marks ?? []).map(({ x: at, label, side }) => {
    const [anchor, shift] = side === "left" ? ["end", -8] : ["start", 8];
    return (
      `<g class="c3"><line class="mark" x1="${x(at)}" x2="${x(at)}" y1="${BOX.top}" y2="${BOX.bottom}"/>` +
      `<text class="soft" text-anchor="${anchor}" x="${x(at) + Number(shift)}" y="${BOX.top + 12}">${escapeText(label)}</text></g>`
    );
  });
}

/** The plot as an SVG that is readable on light and on dark pages. */
export function drawPlot(plot: Plot): string {
  const x = place(plot.x, BOX.left, BOX.right);
  const y = place(plot.y, BOX.bottom, BOX.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${escapeText(plot.title)}">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="paper" width="${WIDTH}" height="${HEIGHT}" rx="10"/>`,
    `<text class="ink title" x="16" y="28">${escapeText(plot.title)}</text>`,
    ...axesMarkup(plot, x, y),
    ...marksMarkup(plot, x),
    ...plot.series.map((series) => seriesMarkup(series, x, y)),
    "</svg>",
    "",
  ].join("\n");
}
