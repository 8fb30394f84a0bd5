import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./look/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { languageFor } from "../shared/protocol/language";
import { refuseDrops } from "./frame/refuse-drops";
import { adoptThemeSheet } from "./look/theme-sheet";
import { Root } from "./root";
import { keyferry, useLock, useSettings } from "./stores";
import { markWhenUsable } from "./usable-mark";
import { speak } from "./words/words";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the app.");

adoptThemeSheet(document);
refuseDrops(window);
markWhenUsable();
speak(languageFor(navigator.languages));
keyferry.on("settings.changed", (settings) => useSettings.getState().changed(settings));
keyferry.on("lock.changed", (view) => useLock.getState().changed(view));
// Before anything is drawn: a window must not appear in one language and go over to another.
await Promise.all([useSettings.getState().load(), useLock.getState().load()]);

createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
