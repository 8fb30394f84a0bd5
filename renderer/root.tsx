import { MantineProvider } from "@mantine/core";
import { useEffect } from "react";
import { App } from "./app";
import { DialogHost } from "./dialogs/dialog-host";
import { CrashGuard } from "./elements/crash-guard";
import { NoticeCorner } from "./elements/notice-corner";
import { LockGate } from "./lock/lock-gate";
import { theme } from "./look/theme";
import { useSettings } from "./stores";
import { useLanguage } from "./words/words";

/** Everything on the screen. A switch of the language draws all of it anew, and what was typed and opened stays. */
export function Root() {
  const language = useLanguage();
  const appearance = useSettings(({ settings }) =>
    settings.state === "ready" ? settings.value.appearance : "system",
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(appearance === "system" ? {} : { forceColorScheme: appearance })}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <CrashGuard>
        <LockGate>
          <NoticeCorner />
          <App />
          <DialogHost />
        </LockGate>
      </CrashGuard>
    </MantineProvider>
  );
}
