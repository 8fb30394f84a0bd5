import type { ErrorCode } from "../../shared/protocol/error-codes";
import type { ConnectionView } from "../../shared/protocol/ipc/connection-views";
import type { OpenedLink } from "../../shared/protocol/ipc/link-views";
import type { LockView } from "../../shared/protocol/ipc/lock-views";
import type { OpenedView } from "../../shared/protocol/ipc/opened-views";
import type { WaitingView } from "../../shared/protocol/ipc/outbox-views";
import type { CloudFolderView } from "../../shared/protocol/ipc/place-views";
import type { RecoveryKitView } from "../../shared/protocol/ipc/recovery-kit-views";
import type { SettingsView } from "../../shared/protocol/ipc/settings-views";
import type { ListedVaultView } from "../../shared/protocol/ipc/vault-views";
import type {
  AlarmView,
  FoundContainer,
  IdentityView,
  ItemView,
  JobView,
  PersonView,
  ReceivedGrantView,
  ServerView,
} from "../../shared/protocol/ipc/views";
import { OPENED_LINKS } from "./pretended-links";
import { ALARMS } from "./sample-alarms";
import { OPENED } from "./sample-opened";
import { ALICE, PEOPLE } from "./sample-people";
import { CLOUD_FOLDERS, MANY_VAULTS, VAULTS } from "./sample-vault-list";
import { FOUND, fileOf, folderOf, INTERRUPTED_JOB, ITEMS, JOBS, RECEIVED } from "./sample-vaults";
import { WAITING } from "./sample-waiting";

/** What the pretended main process begins with. */
export interface Scenario {
  readonly identity: IdentityView;
  readonly kit: RecoveryKitView;
  /** What every key server that is asked says of itself. */
  readonly server: Omit<ServerView, "origin">;
  readonly alarms: readonly AlarmView[];
  readonly vaults: readonly ListedVaultView[];
  readonly cloudFolders: readonly CloudFolderView[];
  readonly items: readonly ItemView[];
  readonly people: readonly PersonView[];
  readonly received: readonly ReceivedGrantView[];
  readonly found: readonly FoundContainer[];
  readonly handedOver: readonly FoundContainer[];
  readonly openedLinks: readonly OpenedLink[];
  readonly jobs: readonly JobView[];
  readonly opened: readonly OpenedView[];
  readonly connection: ConnectionView;
  readonly waiting: readonly WaitingView[];
  readonly lock: LockView;
  /** Why unlocking does not work; null when it does. */
  readonly unlockProblem: ErrorCode | null;
  readonly settings: Omit<SettingsView, "languageInUse">;
}

const ready: IdentityView = {
  state: "ready",
  userId: ALICE.userId,
  name: ALICE.name,
  address: ALICE.address,
  server: "https://keys.example.org",
  words: ALICE.words,
  digits: ALICE.digits,
  keptIn: "secret-service",
  keysSince: Date.UTC(2026, 2, 9),
  renewals: 0,
  hasRecoveryWords: false,
};

const full: Scenario = {
  identity: ready,
  kit: { state: "current", madeAt: Date.UTC(2026, 2, 9), isDue: false },
  server: { enrolment: "open", signOn: null },
  alarms: [],
  vaults: VAULTS,
  cloudFolders: CLOUD_FOLDERS,
  items: ITEMS,
  people: PEOPLE,
  received: RECEIVED,
  found: FOUND,
  handedOver: [],
  openedLinks: [],
  jobs: JOBS,
  opened: [],
  connection: { state: "reachable" },
  waiting: [],
  lock: { state: "open" },
  unlockProblem: null,
  settings: {
    appearance: "system",
    language: "system",
    autoLockMinutes: 15,
    notifyWhenDone: true,
    notifyWhenShared: true,
    keepRunning: "while-working",
    openedFilesFolder: null,
    wereDamaged: false,
  },
};

const manyItems = (): ItemView[] => [
  ...Array.from({ length: 200 }, (_, index) => folderOf(1_000 + index, `Folder ${index + 1}`)),
  ...Array.from({ length: 9_800 }, (_, index) =>
    fileOf(2_000 + index, `Photo ${index + 1}.jpg`, 1_000_000 + index * 991, "image/jpeg"),
  ),
];

const firstRun: Scenario = {
  ...full,
  identity: { state: "none", suggestedServer: "https://keys.example.org" },
  kit: { state: "none", madeAt: null, isDue: false },
  vaults: [],
  people: [],
  received: [],
  jobs: [],
};

const unavailable = (problem: ErrorCode): Scenario => ({
  ...full,
  identity: {
    state: "unavailable",
    name: ALICE.name,
    address: ALICE.address,
    server: "https://keys.example.org",
    problem,
  },
});

const SCENARIOS: Readonly<Record<string, () => Scenario>> = {
  full: () => full,
  "first-run": () => firstRun,
  unavailable: () => unavailable("keychain-locked"),
  "first-run-invite": () => ({
    ...firstRun,
    server: { enrolment: "invite", signOn: { issuer: "https://login.example.org/realms/staff" } },
  }),
  "kit-due": () => ({ ...full, kit: { state: "none", madeAt: null, isDue: true } }),
  "keys-gone": () => ({ ...unavailable("keychain-entry-missing") }),
  offline: () => ({
    ...full,
    connection: { state: "unreachable", since: Date.now() - 40 * 60_000 },
    waiting: WAITING,
  }),
  interrupted: () => ({ ...full, jobs: [INTERRUPTED_JOB, ...JOBS] }),
  opened: () => ({ ...full, opened: OPENED }),
  alarm: () => ({ ...full, alarms: ALARMS }),
  "renewed-keys": () => ({
    ...full,
    identity: { ...ready, renewals: 2, hasRecoveryWords: true },
    kit: { state: "outdated", madeAt: Date.UTC(2026, 0, 5), isDue: true },
    people: PEOPLE.map((person, i) =>
      i === 1 ? { ...person, trust: "changed", change: "renewed" } : person,
    ),
  }),
  "many-vaults": () => ({ ...full, vaults: MANY_VAULTS, cloudFolders: [] }),
  empty: () => ({ ...full, vaults: [], items: [], people: [], received: [], found: [], jobs: [] }),
  german: () => ({ ...full, settings: { ...full.settings, language: "de" } }),
  korean: () => ({ ...full, settings: { ...full.settings, language: "ko" } }),
  "settings-damaged": () => ({ ...full, settings: { ...full.settings, wereDamaged: true } }),
  locked: () => ({ ...full, lock: { state: "locked", because: "unused", plaintextLeft: false } }),
  "locked-out": () => ({
    ...full,
    lock: { state: "locked", because: "by-hand", plaintextLeft: true },
    unlockProblem: "keychain-locked",
  }),
  many: () => ({ ...full, items: manyItems() }),
  "opened-links": () => ({ ...full, openedLinks: OPENED_LINKS }),
  "handed-over": () => ({ ...full, handedOver: FOUND.slice(1, 3) }),
};

export function scenarioNamed(name: string | null): Scenario {
  return (SCENARIOS[name ?? "full"] ?? SCENARIOS["full"] ?? (() => full))();
}
