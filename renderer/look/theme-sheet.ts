import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from "@mantine/core";
import { readableVariables, theme } from "./theme";

/**
 * Hands the theme's CSS variables to the page as a constructed style sheet.
 * Mantine would write a style tag; a constructed sheet needs neither a nonce nor "unsafe-inline", so the content
 * security policy can stay at `style-src 'self'`.
 */
export function adoptThemeSheet(page: Document): void {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    convertCssVariables(deepMerge(defaultCssVariablesResolver(merged), readableVariables(merged))),
  );
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
