import type { ReactNode } from "react";
import { useLock } from "../stores";
import { LockScreen } from "./lock-screen";

/** Shows the app while it is open; while it is locked nothing of it is drawn, not even out of sight. */
export function LockGate(props: { readonly children: ReactNode }) {
  const lock = useLock((state) => state.lock);
  if (lock.state === "loading") return null;
  // An app that cannot say whether it is locked answers nothing else either, and its screens show that.
  return lock.state === "ready" && lock.value.state === "locked" ? (
    <LockScreen view={lock.value} />
  ) : (
    props.children
  );
}
