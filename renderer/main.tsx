import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./look/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { languageFor } from "../shared/protocol/language";
import { refuseDrops } from "./frame/refuse-drops";
import { adoptThemeSheet } from "./look/theme-sheet";
import { Root } from "./root";
import { speak } from "./words/words";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the app.");

adoptThemeSheet(document);
refuseDrops(window);
speak(languageFor(navigator.languages));

createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);
