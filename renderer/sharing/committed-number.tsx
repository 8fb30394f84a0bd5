import { NumberInput } from "@mantine/core";
import { useState } from "react";
import { numberMarks } from "../formatting/number-marks";

/** A number that takes effect when the person has finished typing it; then it shows what it was snapped to. */
export function CommittedNumber(props: {
  readonly label: string;
  readonly value: number;
  /** 0 when absent. */
  readonly min?: number;
  readonly max: number;
  readonly decimals: number;
  readonly suffix?: string;
  readonly onCommit: (value: number) => void;
}) {
  const [typed, setTyped] = useState<number | string | null>(null);
  const marks = numberMarks();
  const commit = () => {
    if (typeof typed === "number") props.onCommit(typed);
    setTyped(null);
  };
  return (
    <NumberInput
      size="xs"
      label={props.label}
      min={props.min ?? 0}
      max={props.max}
      decimalScale={props.decimals}
      clampBehavior="blur"
      allowNegative={false}
      hideControls
      thousandSeparator={props.decimals === 0 ? marks.thousands : ""}
      decimalSeparator={marks.decimals}
      suffix={props.suffix ?? ""}
      value={typed ?? props.value}
      onChange={setTyped}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key !== "Enter") return;
        // Enter finishes the number; it must not send the whole form.
        event.preventDefault();
        commit();
      }}
    />
  );
}
