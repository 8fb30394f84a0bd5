import { useEffect } from "react";
import type { OpenedInvite } from "../../shared/protocol/ipc/link-views";
import { answered } from "../api/keyferry-failure";
import { settled } from "../api/loadable";
import { keyferry } from "../stores";

/** Hears of an invite whose link was opened, before this screen was there or while it is. */
export function useOpenedInvite(onInvite: (invite: NonNullable<OpenedInvite>) => void): void {
  useEffect(() => {
    const take = async () => {
      const taken = await settled(answered(keyferry.links.takeInvite()));
      if (taken.state === "ready" && taken.value !== null) onInvite(taken.value);
    };
    void take();
    return keyferry.on("links.opened", () => void take());
  }, []);
}
