import { Button, Center, Stack } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { words } from "../words/words";
import { Note } from "./note";

/** Keeps a mistake in one screen from leaving the window empty: says so, and starts the screens anew. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <Center component="main" h="100%" p="xl">
        <Stack maw="28rem">
          <Note tone="bad" title={words.frame.crashed}>
            {words.frame.crashedHint}
          </Note>
          <Button onClick={() => window.location.reload()}>{words.frame.startAnew}</Button>
        </Stack>
      </Center>
    );
  }
}
