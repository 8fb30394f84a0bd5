import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import { IconContrast } from "@tabler/icons-react";
import { words } from "../words/words";

/** Light, dark, or like the system. */
export function AppearanceMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme({
    // Else Mantine writes a style tag to stop transitions, which the content security policy refuses.
    keepTransitions: true,
  });
  const choose = (value: string) => {
    if (value === "auto" || value === "light" || value === "dark") setColorScheme(value);
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
        <Menu.RadioGroup value={colorScheme} onChange={choose}>
          <Menu.RadioItem value="auto">{words.frame.likeSystem}</Menu.RadioItem>
          <Menu.RadioItem value="light">{words.frame.light}</Menu.RadioItem>
          <Menu.RadioItem value="dark">{words.frame.dark}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
