import { Badge } from "@mantine/core";
import { IconAlertTriangle, IconCircleDashed, IconRefresh, IconShieldCheck } from "@tabler/icons-react";
import type { PersonView } from "../../shared/protocol/ipc/views";
import { words } from "../words/words";

const LOOKS = {
  verified: { color: "teal", Icon: IconShieldCheck },
  "not-verified": { color: "gray", Icon: IconCircleDashed },
  changed: { color: "red", Icon: IconAlertTriangle },
} as const;

/** Whether the person's fingerprint was compared; by words and an icon, never by colour alone. */
export function TrustBadge(props: { readonly person: Pick<PersonView, "trust" | "change" | "isMe"> }) {
  if (props.person.isMe) {
    return (
      <Badge color="ferry" variant="light" tt="none" fw={600}>
        {words.people.you}
      </Badge>
    );
  }
  const { trust, change } = props.person;
  // Keys that the known ones vouch for are news, not an alarm.
  const { color, Icon } = change === "renewed" ? { color: "gray", Icon: IconRefresh } : LOOKS[trust];
  return (
    <Badge color={color} variant="light" tt="none" fw={600} leftSection={<Icon size={13} aria-hidden />}>
      {change === null ? words.people.trust[trust] : words.people.change[change]}
    </Badge>
  );
}
