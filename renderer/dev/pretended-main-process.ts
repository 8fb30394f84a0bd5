import type { KeyferryApi } from "../../shared/protocol/ipc/api";
import type { IpcEvent, IpcEventName } from "../../shared/protocol/ipc/contract";
import type { ItemView, PersonView } from "../../shared/protocol/ipc/views";
import { no, pause, yes } from "./answers";
import { pretendConnection } from "./pretended-connection";
import { pretendDeleted } from "./pretended-deleted";
import { pretendDetails } from "./pretended-details";
import { pretendIdentity } from "./pretended-identity";
import { pretendJobs } from "./pretended-jobs";
import { pretendLines } from "./pretended-lines";
import { pretendLinks } from "./pretended-links";
import { pretendLock } from "./pretended-lock";
import { pretendOpened } from "./pretended-opened";
import { pretendPreviews } from "./pretended-previews";
import { pretendRecoveryKit } from "./pretended-recovery-kit";
import { pretendSearch } from "./pretended-search";
import { pretendSettings } from "./pretended-settings";
import { PretendedVaults } from "./pretended-vaults";
import { ALICE } from "./sample-people";
import { ACCESS, folderOf, idOf, listingOf } from "./sample-vaults";
import type { Scenario } from "./scenarios";

/** Answers like the main process would, from memory. */
export function pretendMainProcess(scenario: Scenario): KeyferryApi {
  let alarms = [...scenario.alarms];
  let items: ItemView[] = [...scenario.items];
  let people: PersonView[] = [...scenario.people];
  let received = [...scenario.received];
  let handedOver = [...scenario.handedOver];
  const listeners = new Map<string, Set<(payload: never) => void>>();

  const tell = <E extends IpcEventName>(event: E, payload: IpcEvent<E>): void => {
    for (const listener of listeners.get(event) ?? []) listener(payload as never);
  };
  const changed = (vaultId: string): void => tell("vaults.changed", { vaultId });
  const vaults = new PretendedVaults(scenario, changed);

  const { start, jobs } = pretendJobs(scenario.jobs, (job) => tell("jobs.changed", job));
  const namesOf = (itemIds: readonly string[]): string =>
    itemIds.length === 1
      ? (items.find((item) => item.itemId === itemIds[0])?.name ?? "?")
      : `${itemIds.length} items`;

  const { deleteItems, deleted } = pretendDeleted({
    get: () => items,
    set: (now) => {
      items = [...now];
    },
    start,
    changed,
  });

  return {
    deleted,
    drags: {
      prepare: ({ itemIds }) => {
        const { jobId } = start("drag", namesOf(itemIds), () => undefined);
        return yes({ dragId: crypto.randomUUID(), jobId });
      },
      begin: () => yes(undefined),
    },
    ...pretendIdentity(scenario),
    ...pretendRecoveryKit(scenario, (kit) => tell("recoveryKit.changed", kit)),
    ...pretendDetails((itemId) => items.find((item) => item.itemId === itemId)),
    ...pretendPreviews((itemId) => items.find((item) => item.itemId === itemId)),
    ...pretendSettings(scenario, (settings) => tell("settings.changed", settings)),
    ...pretendLock(scenario, (view) => tell("lock.changed", view)),
    ...pretendOpened(scenario, () => tell("opened.changed", {})),
    ...vaults.api,
    items: {
      list: async ({ vaultId, folderId }) => {
        const vault = vaults.of(vaultId);
        if (vault === undefined) return no("vault-not-found");
        if (vault.problem !== null) return no(vault.problem);
        return yes(listingOf(vault, folderId, vaultId === idOf(1) ? items : items.slice(3)));
      },
      newFolder: ({ vaultId, name }) => {
        if (items.some((item) => item.name === name)) return no("name-taken");
        const folder = folderOf(600 + items.length, name);
        items = [...items, folder];
        changed(vaultId);
        return yes(folder.itemId);
      },
      addFiles: ({ vaultId }) => yes(start("add", "Scan 12.pdf", () => changed(vaultId))),
      addFolder: ({ vaultId }) => yes(start("add", "Photos 2023", () => changed(vaultId))),
      addDropped: ({ vaultId }, files) =>
        yes(start("add", files[0]?.name ?? "files", () => changed(vaultId))),
      rename: ({ vaultId, itemId, name }) => {
        if (name.includes("/")) return no("name-invalid");
        items = items.map((item) => (item.itemId === itemId ? { ...item, name } : item));
        changed(vaultId);
        return yes(undefined);
      },
      move: ({ vaultId, itemIds }) => yes(start("move", namesOf(itemIds), () => changed(vaultId))),
      copy: ({ toVaultId, itemIds }) => {
        const started = start("copy", namesOf(itemIds), () => changed(toVaultId));
        return yes({ ...started, deletionId: null });
      },
      delete: deleteItems,
      open: ({ itemId }) => yes(start("open", namesOf([itemId]), () => undefined)),
      export: ({ itemIds }) => yes(start("export", namesOf(itemIds), () => undefined)),
      search: ({ vaultId, text }) =>
        yes(pretendSearch(vaults.of(vaultId)?.name ?? "?", vaultId, items, text)),
      folders: ({ vaultId }) =>
        yes([
          { itemId: vaultId, parentId: null, name: vaults.of(vaultId)?.name ?? "?" },
          ...items
            .filter((item) => item.kind === "folder")
            .map((item) => ({ itemId: item.itemId, parentId: vaultId, name: item.name })),
          { itemId: idOf(700), parentId: items[0]?.itemId ?? vaultId, name: "Letters" },
        ]),
    },
    people: {
      list: () => yes(people),
      lookUp: async ({ address }) => {
        await pause(200);
        const person = [ALICE, ...people].find((one) => one.address === address);
        return person === undefined ? no("person-not-found") : yes(person);
      },
      markVerified: ({ userId }) => {
        people = people.map((one) =>
          one.userId === userId ? { ...one, trust: "verified", change: null } : one,
        );
        const person = people.find((one) => one.userId === userId);
        return person === undefined ? no("person-not-found") : yes(person);
      },
      acceptRenewed: ({ userId }) => {
        people = people.map((one) =>
          one.userId === userId ? { ...one, trust: "not-verified", change: null } : one,
        );
        const person = people.find((one) => one.userId === userId);
        return person === undefined ? no("person-not-found") : yes(person);
      },
    },
    alarms: {
      list: () => yes(alarms),
      acknowledge: ({ id }) => {
        alarms = alarms.filter((alarm) => alarm.id !== id);
        tell("alarms.changed", {});
        return yes(undefined);
      },
    },
    sharing: {
      share: async ({ itemIds, recipients }) => {
        await pause(400);
        return yes(
          recipients.flatMap(({ userId }, index) =>
            itemIds.map((itemId) => ({
              userId,
              itemId,
              outcome: index === 1 ? ("server-busy" as const) : ("shared" as const),
            })),
          ),
        );
      },
      whoHasAccess: ({ itemId }) => yes(itemId === idOf(11) ? [] : [...ACCESS]),
      encryptAnew: ({ vaultId }) => yes(start("encrypt-anew", "Family papers", () => changed(vaultId))),
      removeAccess: ({ vaultId }) => yes(start("remove-access", "Bob Baker", () => changed(vaultId))),
    },
    ...pretendConnection(scenario, (event, payload) => tell(event, payload)),
    received: {
      list: () => yes(received),
      refresh: async () => {
        await pause(200);
        return yes(received);
      },
      decide: ({ dataId, ownerId, standing }) => {
        received = received.map((grant) =>
          grant.dataId === dataId && grant.ownerId === ownerId ? { ...grant, standing } : grant,
        );
        return yes(received);
      },
      open: () => yes(start("open", "Interview, uncut.wav", () => undefined)),
      export: () => yes(start("export", "Interview, uncut.wav", () => undefined)),
    },
    find: {
      scan: () => yes(start("scan", "Downloads", () => undefined)),
      results: () => yes([...scenario.found]),
      open: () => no("disk-full"),
      export: () => yes(start("export", "Interview, uncut.wav", () => undefined)),
      addVault: () => {
        const vault = vaults.of(idOf(2));
        return vault === undefined ? no("not-a-container") : yes(vault);
      },
      takeHandedOver: async () => {
        const taken = handedOver;
        handedOver = [];
        return yes(taken);
      },
    },
    links: pretendLinks(scenario.openedLinks),
    jobs,
    lines: pretendLines(),
    camera: { allow: () => yes(undefined), end: () => yes(undefined) },
    commands: { offer: () => yes(undefined) },
    on: (event, listener) => {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known);
      known.add(listener);
      return () => known.delete(listener);
    },
  };
}
