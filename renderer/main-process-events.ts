import { answered } from "./api/keyferry-failure";
import { settled } from "./api/loadable";
import { announceCarriedOut } from "./connection/announce-waiting";
import { notifyProblem } from "./elements/notify";
import { askToLock } from "./lock/ask-to-lock";
import {
  keyferry,
  useAlarms,
  useConnection,
  useDialogs,
  useFind,
  useFolder,
  useGrantSearch,
  useJobs,
  useOpened,
  useReceived,
  useRecoveryKit,
  useSearch,
  useVaults,
} from "./stores";
import { words } from "./words/words";

/** Keeps the stores in step with what the main process tells unasked; call what it returns to stop. */
export function followMainProcess(): () => void {
  const stops = [
    keyferry.on("jobs.changed", (job) => {
      useJobs.getState().changed(job);
      void useFind.getState().jobChanged(job);
      void useGrantSearch.getState().jobChanged(job);
    }),
    keyferry.on("vaults.changed", ({ vaultId }) => {
      void useVaults.getState().changed(vaultId);
      if (useFolder.getState().vaultId === vaultId) void useFolder.getState().reload();
      if (useSearch.getState().vaultId === vaultId) void useSearch.getState().again();
    }),
    keyferry.on("opened.changed", () => void lookForOpened()),
    keyferry.on("received.changed", () => void useReceived.getState().load()),
    keyferry.on("connection.changed", (connection) => useConnection.getState().changed(connection)),
    keyferry.on("outbox.changed", ({ carriedOut }) => {
      announceCarriedOut(carriedOut);
      void lookForWaiting();
    }),
    keyferry.on("alarms.changed", () => void lookForAlarms()),
    keyferry.on("recoveryKit.changed", (kit) => useRecoveryKit.getState().changed(kit)),
    keyferry.on("lock.wanted", () => void askToLock()),
    keyferry.on("find.handedOver", () => void takeHandedOver()),
    keyferry.on("links.opened", () => void takeLinks()),
  ];
  void useJobs.getState().load();
  void useRecoveryKit.getState().load();
  void lookForOpened();
  void useVaults.getState().load();
  void useReceived.getState().refresh();
  void takeHandedOver();
  void takeLinks();
  void lookForAlarms();
  void lookForWaiting();
  const online = () => void keyferry.connection.tryNow();
  window.addEventListener("online", online);
  return () => {
    window.removeEventListener("online", online);
    for (const stop of stops) stop();
  };
}

async function lookForWaiting(): Promise<void> {
  try {
    await useConnection.getState().load();
  } catch (error) {
    notifyProblem(words.connection.title, error);
  }
}

async function lookForOpened(): Promise<void> {
  try {
    await useOpened.getState().load();
  } catch (error) {
    notifyProblem(words.opened.heading, error);
  }
}

async function lookForAlarms(): Promise<void> {
  try {
    await useAlarms.getState().load();
  } catch (error) {
    notifyProblem(words.alarms.banner, error);
  }
}

/** Shows what the links that the system asked the app to open come to. */
async function takeLinks(): Promise<void> {
  const taken = await settled(answered(keyferry.links.take()));
  if (taken.state === "ready" && taken.value.length > 0) {
    useDialogs.getState().open({ kind: "opened-links", links: taken.value });
  }
}

/** Shows the files that the system asked the app to open. */
async function takeHandedOver(): Promise<void> {
  const taken = await settled(answered(keyferry.find.takeHandedOver()));
  if (taken.state === "ready" && taken.value.length > 0) {
    useDialogs.getState().open({ kind: "handed-over", containers: taken.value });
  }
}
