import { notifications } from "@mantine/notifications";
import type { StoreApi } from "zustand";
import { createActStore } from "./acts/act-store";
import { createClipboardStore } from "./acts/clipboard-store";
import { createAlarmStore } from "./alarms/alarm-store";
import { createFolderStore } from "./browser/folder-store";
import { createCommandStore } from "./commands/command-store";
import { announceWaiting } from "./connection/announce-waiting";
import { createConnectionStore } from "./connection/connection-store";
import { createDialogStore } from "./dialogs/dialog-store";
import { createFindStore } from "./find/find-store";
import { createIdentityStore } from "./first-run/identity-store";
import { locale } from "./formatting/locale";
import { announceEnded } from "./jobs/announce-ended";
import { jobEnd } from "./jobs/job-end";
import { createJobStore } from "./jobs/job-store";
import { createLockStore } from "./lock/lock-store";
import { createNavigationStore } from "./navigation/navigation-store";
import { createOpenedStore } from "./opened/opened-store";
import { createPeopleStore } from "./people/people-store";
import { createReceivedStore } from "./received/received-store";
import { createRecoveryKitStore } from "./recovery-kit/kit-store";
import { createSearchStore } from "./search/search-store";
import { createSettingsStore } from "./settings/settings-store";
import { createVaultStore } from "./vaults/vault-store";
import { speak } from "./words/words";

/** The main process, as the preload script lets the screens reach it. */
export const keyferry = window.keyferry;

export const useSettings = createSettingsStore(keyferry, speak);
export const useNavigation = createNavigationStore();
export const useDialogs = createDialogStore();
export const useCommands = createCommandStore();
export const useIdentity = createIdentityStore(keyferry);
export const useRecoveryKit = createRecoveryKitStore(keyferry);
export const useVaults = createVaultStore(keyferry);
export const useFolder = createFolderStore(keyferry, locale);
export const useSearch = createSearchStore(keyferry);
export const useOpened = createOpenedStore(keyferry);
export const usePeople = createPeopleStore(keyferry);
export const useReceived = createReceivedStore(keyferry);
export const useConnection = createConnectionStore(keyferry, announceWaiting);
export const useFind = createFindStore(keyferry);
/** Looks for what was shared with me, beside what is looked for under Find. */
export const useGrantSearch = createFindStore(keyferry);
export const useAlarms = createAlarmStore(keyferry, (alarm) =>
  useDialogs.getState().open({ kind: "alarm", alarm }),
);
export const useJobs = createJobStore(keyferry, announceEnded, Date.now);
export const useClipboard = createClipboardStore();
export const useActs = createActStore(keyferry, (jobId) => jobEnd(useJobs, jobId));

const emptying =
  <S>(store: StoreApi<S>) =>
  (): void =>
    store.setState(store.getInitialState(), true);

/** All that may know the name of a file or a person. Where the person was, and the settings, stay. */
const FORGET: readonly (() => void)[] = [
  emptying(useDialogs),
  emptying(useIdentity),
  emptying(useRecoveryKit),
  emptying(useVaults),
  emptying(useFolder),
  emptying(useClipboard),
  emptying(useActs),
  emptying(useSearch),
  emptying(useOpened),
  emptying(usePeople),
  emptying(useReceived),
  emptying(useFind),
  emptying(useGrantSearch),
  emptying(useConnection),
  emptying(useAlarms),
  emptying(useJobs),
  () => notifications.clean(),
];
export const useLock = createLockStore(keyferry, () => {
  for (const forget of FORGET) forget();
});
