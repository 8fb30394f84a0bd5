import { Avatar } from "@mantine/core";

/** The person's initials in a circle; only for the eye. */
export function PersonAvatar(props: { readonly name: string; readonly size?: number }) {
  const initials = props.name
    .split(/\s+/)
    .filter((part) => part !== "")
    .map((part) => [...part][0]?.toLocaleUpperCase() ?? "");
  const shown = initials.length > 1 ? `${initials[0]}${initials.at(-1)}` : (initials[0] ?? "?");
  return (
    <Avatar color="ferry" variant="light" radius="xl" size={props.size ?? 34} aria-hidden>
      {shown}
    </Avatar>
  );
}
