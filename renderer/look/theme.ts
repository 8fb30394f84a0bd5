import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** The sea at dusk: the one strong colour of the app. White text on shade 7 and darker has a contrast above 4.5. */
const ferry: MantineColorsTuple = [
  "#edf6f9",
  "#d9ebf1",
  "#b0d6e2",
  "#83bfd3",
  "#5dabc4",
  "#3a91ae",
  "#247a98",
  "#17667f",
  "#125468",
  "#0d4254",
];

/** Greys of the dark scheme, a little towards the blue of the sea. */
const dark: MantineColorsTuple = [
  "#d5dce0",
  "#bcc6cc",
  "#98a5ad",
  "#72808a",
  "#3d4850",
  "#2f393f",
  "#252d33",
  "#1b2227",
  "#151b1f",
  "#0f1417",
];

const gray: MantineColorsTuple = [
  "#f7f9fa",
  "#eff2f4",
  "#e4e9ec",
  "#d7dde1",
  "#c5cdd3",
  "#a3aeb6",
  "#7c8993",
  "#55626c",
  "#3a454d",
  "#20292f",
];

export const theme = createTheme({
  primaryColor: "ferry",
  primaryShade: { light: 7, dark: 6 },
  colors: { ferry, dark, gray },
  black: "#1a2329",
  fontFamily:
    'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Inter, Roboto, "Noto Sans", sans-serif',
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.125rem" },
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.375rem", lineHeight: "1.3" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "0.9375rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "md",
  radius: { sm: "0.3125rem", md: "0.5rem", lg: "0.75rem" },
  respectReducedMotion: true,
  components: {
    // The page itself never scrolls, and the scroll lock would write a style element, which needs a nonce.
    ModalRoot: { defaultProps: { lockScroll: false } },
    DrawerRoot: { defaultProps: { lockScroll: false } },
    Button: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    // Beside its button, not at the end of the page: so a menu stays in the landmark it belongs to. Above the notices.
    Menu: {
      defaultProps: {
        zIndex: 500,
        shadow: "md",
        withinPortal: false,
        floatingStrategy: "fixed",
        withInitialFocusPlaceholder: false,
      },
    },
  },
});

/** Where Mantine's own greys and reds are too faint to read (WCAG 2.2, 1.4.3), and the few surfaces the app adds. */
export const readableVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#55626c",
    "--mantine-color-placeholder": "#6b7882",
    "--mantine-color-error": "#b42318",
    "--mantine-color-success": "#0b6e4f",
    "--mantine-color-default-border": "#d0d7dc",
    "--keyferry-surface": "#f4f7f8",
    "--keyferry-raised": "#ffffff",
    "--keyferry-line": "#e2e8eb",
    "--keyferry-hover": "#f1f5f7",
    "--keyferry-selected": "#e3f0f5",
    "--keyferry-accent": "#17667f",
    "--keyferry-warning": "#8a5300",
    "--keyferry-caution-surface": "#fdf6e7",
    "--keyferry-caution-line": "#f0dcb0",
    "--keyferry-bad-surface": "#fdf0ef",
    "--keyferry-bad-line": "#f3cbc8",
    "--mantine-color-teal-light": "#e0f3ec",
    "--mantine-color-teal-light-color": "#0b5a41",
    "--mantine-color-red-light": "#fde9e8",
    "--mantine-color-red-light-color": "#9b1c14",
  },
  dark: {
    "--mantine-color-dimmed": "#9aa8b1",
    "--mantine-color-placeholder": "#83919b",
    "--mantine-color-error": "#ff9b92",
    "--mantine-color-success": "#6fd3ae",
    "--mantine-color-default-border": "#3d4850",
    "--mantine-color-anchor": "#83bfd3",
    "--keyferry-surface": "#151b1f",
    "--keyferry-raised": "#20282d",
    "--keyferry-line": "#2c363c",
    "--keyferry-hover": "#222b31",
    "--keyferry-selected": "#17394a",
    "--keyferry-accent": "#83bfd3",
    "--keyferry-warning": "#f5c26b",
    "--keyferry-caution-surface": "#2b2618",
    "--keyferry-caution-line": "#4f4222",
    "--keyferry-bad-surface": "#301f1f",
    "--keyferry-bad-line": "#5a3230",
    "--mantine-color-ferry-light": "#17394a",
    "--mantine-color-ferry-light-hover": "#1d4659",
    "--mantine-color-ferry-light-color": "#b0d6e2",
    "--mantine-color-teal-light": "#15362b",
    "--mantine-color-teal-light-color": "#9be3c8",
    "--mantine-color-red-light": "#47211f",
    "--mantine-color-red-light-color": "#ffc9c4",
    "--mantine-color-gray-light": "#2c353b",
    "--mantine-color-gray-light-color": "#bcc6cc",
  },
});
