import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "./look/base.css";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app";
import { DialogHost } from "./dialogs/dialog-host";
import { CrashGuard } from "./elements/crash-guard";
import { NoticeCorner } from "./elements/notice-corner";
import { refuseDrops } from "./frame/refuse-drops";
import { theme } from "./look/theme";
import { adoptThemeSheet } from "./look/theme-sheet";
import { words } from "./words/words";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no place for the app.");

adoptThemeSheet(document);
refuseDrops(window);
document.documentElement.lang = words.language;

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={localStorageColorSchemeManager({ key: "keyferry-appearance" })}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <NoticeCorner />
      <CrashGuard>
        <App />
        <DialogHost />
      </CrashGuard>
    </MantineProvider>
  </StrictMode>,
);
