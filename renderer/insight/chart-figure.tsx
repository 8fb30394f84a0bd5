import { Button, Collapse } from "@mantine/core";
import { lazy, Suspense, useId, useState } from "react";
import table from "../elements/list-table.module.css";
import { LoadingPlace } from "../elements/loaded";
import { words } from "../words/words";
import styles from "./insight-screen.module.css";
import type { ChartedLine } from "./line-chart";

const ComparingLines = lazy(() => import("./line-chart"));

/** A chart with what it says in one sentence, and with all its figures for whoever wants to read them. */
export function ChartFigure(props: {
  readonly name: string;
  readonly summary: string;
  readonly data: readonly Readonly<Record<string, number>>[];
  readonly over: string;
  readonly overLabel: string;
  readonly valueLabel: string;
  readonly lines: readonly ChartedLine[];
  readonly here: { readonly at: number; readonly label: string };
  readonly format: (value: number) => string;
  readonly formatOver: (value: number) => string;
}) {
  const { name, data, over, lines } = props;
  const [shown, setShown] = useState(false);
  const id = useId();
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption id={id} className={styles.caption}>
        {name}
      </figcaption>
      {/* The figures stand below; the drawing itself would be read out as loose numbers. */}
      <div role="img" aria-label={props.summary} className={styles.chart}>
        <Suspense fallback={<LoadingPlace />}>
          <ComparingLines {...props} />
        </Suspense>
      </div>
      <Button size="compact-xs" variant="default" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? words.insight.hideFigures : words.insight.showFigures}
      </Button>
      <Collapse expanded={shown}>
        <table className={`${table.table} ${styles.figures}`} aria-label={name}>
          <thead>
            <tr>
              <th className={table.number}>{props.overLabel}</th>
              {lines.map((line) => (
                <th key={line.name} className={table.number}>
                  {line.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((point) => (
              <tr key={point[over]} data-here={point[over] === props.here.at || undefined}>
                <td className={table.number}>{props.formatOver(point[over] ?? 0)}</td>
                {lines.map((line) => (
                  <td key={line.name} className={table.number}>
                    {props.format(point[line.name] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Collapse>
    </figure>
  );
}
