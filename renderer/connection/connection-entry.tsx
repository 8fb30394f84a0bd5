import { Badge, UnstyledButton } from "@mantine/core";
import { IconCloudOff, IconHourglass } from "@tabler/icons-react";
import sidebar from "../frame/sidebar.module.css";
import { useConnection, useDialogs } from "../stores";
import { words } from "../words/words";

/** In the sidebar while the key server cannot be reached, or something waits for it. */
export function ConnectionEntry() {
  const isAway = useConnection((state) => state.connection.state === "unreachable");
  const waiting = useConnection((state) => state.waiting.length);
  const open = useDialogs((state) => state.open);
  if (!isAway && waiting === 0) return <output className={sidebar.forScreenReaders} />;
  const Icon = isAway ? IconCloudOff : IconHourglass;
  return (
    <div className={sidebar.jobs}>
      <UnstyledButton
        className={sidebar.entry}
        aria-haspopup="dialog"
        onClick={() => open({ kind: "waiting" })}
      >
        <Icon size={19} stroke={1.7} aria-hidden />
        {isAway ? words.connection.offline : words.connection.waiting}
      </UnstyledButton>
      {waiting > 0 && (
        <Badge size="sm" circle={waiting < 10} className={sidebar.count} aria-hidden>
          {waiting}
        </Badge>
      )}
      <output className={sidebar.forScreenReaders}>
        {waiting > 0 ? words.connection.count(waiting) : ""}
      </output>
    </div>
  );
}
