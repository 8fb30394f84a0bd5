import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconContrast } from "@tabler/icons-react";
import { notifyProblem } from "../elements/notify";
import { useSettings } from "../stores";
import { words } from "../words/words";

/** Light, dark, or like the system. */
export function AppearanceMenu() {
  const appearance = useSettings(({ settings }) =>
    settings.state === "ready" ? settings.value.appearance : "system",
  );
  const change = useSettings((state) => state.change);
  const choose = (value: string) => {
    if (value !== "system" && value !== "light" && value !== "dark") return;
    change({ appearance: value }).catch((error: unknown) => notifyProblem(words.frame.appearance, error));
  };
  return (
    <Menu position="top-end" width={190}>
      <Menu.Target>
        <Tooltip label={words.frame.appearance}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.frame.appearance}>
            <IconContrast size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={appearance} onChange={choose}>
          <Menu.RadioItem value="system">{words.frame.likeSystem}</Menu.RadioItem>
          <Menu.RadioItem value="light">{words.frame.light}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{words.frame.dark}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
