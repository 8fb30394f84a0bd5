import "@mantine/charts/styles.css";
import { LineChart } from "@mantine/charts";

export interface ChartedLine {
  readonly name: string;
  readonly label: string;
  readonly color: string;
}

/** Two or more lines over a number, with the reader's own place marked. In a file of its own: charts are loaded when one is shown. */
export default function ComparingLines(props: {
  readonly data: readonly Readonly<Record<string, number>>[];
  readonly over: string;
  readonly overLabel: string;
  readonly valueLabel: string;
  readonly lines: readonly ChartedLine[];
  readonly here: { readonly at: number; readonly label: string };
  readonly format: (value: number) => string;
  readonly formatOver: (value: number) => string;
}) {
  const last = props.data.at(-1)?.[props.over] ?? 0;
  const isRight = props.here.at > last / 2;
  return (
    <LineChart
      h={260}
      data={props.data.map((point) => ({ ...point }))}
      dataKey={props.over}
      series={props.lines.map((line) => ({ ...line }))}
      curveType="linear"
      withDots={false}
      withLegend
      strokeWidth={2.5}
      xAxisLabel={props.overLabel}
      yAxisLabel={props.valueLabel}
      valueFormatter={props.format}
      tooltipAnimationDuration={0}
      lineChartProps={{ accessibilityLayer: false, margin: { top: 12, right: 24, bottom: 16, left: 16 } }}
      lineProps={{ isAnimationActive: false }}
      xAxisProps={{
        type: "number",
        domain: [0, "dataMax"],
        tickFormatter: props.formatOver,
      }}
      yAxisProps={{ width: 76 }}
      tooltipProps={{ labelFormatter: (value) => props.formatOver(Number(value)) }}
      referenceLines={[
        {
          x: props.here.at,
          label: props.here.label,
          labelPosition: isRight ? "insideRight" : "insideLeft",
          color: "dimmed",
        },
      ]}
    />
  );
}
