import "@mantine/dates/styles.css";
import { DatePickerInput, DatesProvider } from "@mantine/dates";
import "dayjs/locale/de";
import "dayjs/locale/ko";
import { formatDay } from "../formatting/moment";
import { useLanguage, words } from "../words/words";
import { dayOf, endOfDay } from "./end-of-day";
import styles from "./share-dialog.module.css";

/** Choosing the last day of access, by mouse or keyboard; none is the normal case. The date picker is only loaded here. */
export default function EndDateField(props: {
  readonly endsAt: number | null;
  readonly onEndsAt: (endsAt: number | null) => void;
}) {
  const language = useLanguage();
  return (
    <DatesProvider settings={{ locale: language, firstDayOfWeek: language === "de" ? 1 : 0 }}>
      <DatePickerInput
        label={words.share.terms.until}
        placeholder={words.share.terms.noEnd}
        description={words.share.terms.untilHint}
        value={props.endsAt === null ? null : dayOf(props.endsAt)}
        valueFormatter={({ date }) => (typeof date === "string" ? formatDay(endOfDay(date)) : "")}
        onChange={(day) => props.onEndsAt(day === null ? null : endOfDay(day))}
        minDate={dayOf(Date.now())}
        maxDate="2099-12-31"
        clearable
        clearButtonProps={{ "aria-label": words.share.terms.clearEnd }}
        ariaLabels={{
          nextMonth: words.share.terms.nextMonth,
          previousMonth: words.share.terms.previousMonth,
          nextYear: words.share.terms.nextYear,
          previousYear: words.share.terms.previousYear,
          nextDecade: words.share.terms.nextDecade,
          previousDecade: words.share.terms.previousDecade,
        }}
        // The calendar needs no name of its own: the field that opens it has one.
        popoverProps={{ withinPortal: false, withRoles: false, position: "top-start" }}
        weekendDays={[]}
        hideOutsideDates
        classNames={{ placeholder: styles.noEnd ?? "" }}
      />
    </DatesProvider>
  );
}
