import { describe, expect, it } from "vitest";
import { Diagnostics, type DiagnosticsDeps } from "../../../../../electron/services/diagnostics/diagnostics";
import { redaction } from "../../../../../electron/services/diagnostics/redaction";
import { KeyferryError } from "../../../../../electron/services/keyferry-error";
import { parseDataId } from "../../../../../shared/crypto";
import type { IdentityView, JobView, PersonView } from "../../../../../shared/protocol/ipc/views";

/** Each is somebody's, and stands in many places below. None may leave the computer. */
const SECRETS = {
  home: "/home/annelise",
  user: "annelise",
  computer: "annelises-thinkpad",
  myName: "Annelise Krüger",
  myAddress: "annelise.krueger@kanzlei-krueger.example",
  server: "schluessel.kanzlei-krueger.example",
  vault: "Scheidung Meier",
  vaultFolder: "/home/annelise/Dropbox/Scheidung Meier",
  otherName: "박민준",
  otherAddress: "minjun@example.kr",
  fileName: "Kontoauszug März 2024.pdf",
  jobSubject: "Gehälter.ods",
  dataKey: "4f8d1e0c7b2a49d6835be1f07a6c9d2e4f8d1e0c7b2a49d6835be1f07a6c9d2e",
  privateKey: "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDK",
  token: "eyJhbGciOiJFUzI1NiIsInR5cCI6ImRwb3Arand0In0.eyJqdGkiOiJ4In0.c2ln",
  words: "abandon ability able about above absent absorb abstract absurd abuse access accident",
  fingerprint: "12345 67890 12345 67890 12345 67890",
  dataId: "0123456789abcdef0123456789abcdef",
  ip: "192.168.17.23",
  deepPath: "/home/annelise/Documents/Mandanten/Meier gegen Schulze/Klage.odt",
  windowsPath: "C:\\Users\\annelise\\Documents\\Klage Entwurf.docx",
} as const;

const me: IdentityView & { state: "ready" } = {
  state: "ready",
  userId: SECRETS.dataId,
  name: SECRETS.myName,
  address: SECRETS.myAddress,
  server: `https://${SECRETS.server}`,
  words: SECRETS.words.split(" ").slice(0, 8),
  digits: SECRETS.fingerprint,
  keptIn: "secret-service",
  keysSince: 1,
  renewals: 2,
  hasRecoveryWords: true,
};
const other: PersonView = {
  ...me,
  name: SECRETS.otherName,
  address: SECRETS.otherAddress,
  trust: "verified",
  change: null,
  isMe: false,
};
const job: JobView = {
  jobId: "7f1d4f4e-6b9b-4f0e-9a53-3a3f0e1f7c11",
  kind: "add",
  subject: SECRETS.jobSubject,
  state: "failed",
  filesDone: 0,
  filesTotal: 1,
  bytesDone: 0,
  bytesTotal: 1,
  startedAt: 1,
  endedAt: 2,
  problem: "disk-full",
  failures: [{ name: SECRETS.fileName, problem: "permission-denied", canRetry: true }],
  failureCount: 1,
  canPause: false,
  canRetry: true,
};

/** A log that says everything it must not, in every place that a line has. */
const LOG_LINES = [
  ...Object.values(SECRETS).flatMap((secret) => [
    JSON.stringify({ time: "2026-03-09T10:00:00.000Z", event: `looked at ${secret}` }),
    JSON.stringify({ time: "2026-03-09T10:00:00.000Z", event: "note", fact: secret, [secret]: secret }),
    JSON.stringify({
      time: "2026-03-09T10:00:00.000Z",
      event: "failure",
      error: {
        name: "KeyferryError",
        code: "disk-error",
        detail: `could not use "${secret}" now`,
        frames: [
          `at open (${secret}/main.cjs:10:5)`,
          `at ${secret}:3:4`,
          `at ${secret} (/opt/keyferry/main.cjs:1:2)`,
        ],
        cause: { name: "Error", frames: [secret] },
      },
    }),
    `no JSON: ${secret}`,
  ]),
];

function diagnostics(changes: Partial<DiagnosticsDeps> = {}, lines: readonly string[] = LOG_LINES) {
  const saved: { path: string; content: string }[] = [];
  let answer: string | null = "/home/annelise/keyferry-diagnostics.txt";
  const deps: DiagnosticsDeps = {
    files: {
      writeAtomically: async (path, content) => {
        saved.push({ path, content: String(content) });
      },
    },
    desktop: { chooseFileToSave: async () => answer },
    identity: {
      describe: async () => me,
      checkServer: async () => ({ origin: me.server, enrolment: "invite", signOn: { issuer: me.server } }),
    },
    people: { list: () => [other] },
    vaultList: {
      all: () => [{ vaultId: parseDataId(SECRETS.dataId), folder: SECRETS.vaultFolder }],
    },
    received: { list: async () => [] },
    alarms: { list: () => [] },
    jobs: { list: () => [job] },
    settings: {
      get: () => ({
        appearance: "dark",
        language: "de",
        languageInUse: "de",
        autoLockMinutes: 5,
        notifyWhenDone: false,
        notifyWhenShared: true,
        keepRunning: "while-working",
        openedFilesFolder: SECRETS.deepPath,
        wereDamaged: false,
      }),
    },
    surroundings: {
      versions: { keyferry: "1.2.3" },
      system: { platform: "linux", release: "6.1.0" },
      logLines: () => lines,
      homeFolder: SECRETS.home,
      userName: SECRETS.user,
      computerName: SECRETS.computer,
    },
    clock: () => Date.UTC(2026, 2, 9),
    ...changes,
  };
  return { saved, service: new Diagnostics(deps), closeDialog: () => (answer = null) };
}

describe("saved diagnostics", () => {
  it("hold none of the names, addresses, paths and secrets that stand everywhere around them", async () => {
    const { service, saved } = diagnostics();
    expect(await service.save()).toEqual({ fileName: "keyferry-diagnostics.txt" });
    const text = saved[0]?.content.toLowerCase() ?? "";
    expect(text).toContain('"keyferry": "1.2.3"');
    const parts = Object.values(SECRETS).flatMap((secret) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      // A part of a name or of a path is as telling as the whole.
      ...secret.split(/[\s/\\@:]+/).filter((part) => part.length > 6),
    ]);
    const allowed = ["example", "documents", "absolute"];
    const leaked = parts.filter(
      (part) => !allowed.includes(part.toLowerCase()) && text.includes(part.toLowerCase()),
    );
    expect(leaked).toEqual([]);
  });

  it("tell what helps: versions, system, choices, counts, the server, and what the log says", async () => {
    const line = {
      time: "2026-03-09T10:00:00.000Z",
      event: "ipc vaults.list",
      error: {
        name: "KeyferryError",
        code: "file-changed-while-reading",
        detail: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
        frames: ["at async VaultService.list (/opt/Keyferry/resources/app/main.cjs:10:5)"],
      },
      bytes: 12,
    };
    const { service } = diagnostics({}, [JSON.stringify(line), "half a li"]);
    expect(await service.collect()).toMatchObject({
      versions: { keyferry: "1.2.3" },
      system: { platform: "linux" },
      settings: { appearance: "dark", autoLockMinutes: 5, openedFiles: "chosen folder" },
      identity: { state: "ready", keptIn: "secret-service", renewals: 2, hasRecoveryWords: true },
      server: { scheme: "https", isReachable: true, enrolment: "invite", hasSignOn: true },
      counts: {
        vaults: 1,
        people: { verified: 1 },
        received: 0,
        jobs: { "add failed": 1 },
        problemsOfJobs: { "disk-full": 1, "permission-denied": 1 },
      },
      log: {
        unreadableLines: 1,
        lines: [
          { ...line, error: { ...line.error, frames: ["at async VaultService.list (main.cjs:10:5)"] } },
        ],
      },
    });
  });

  it("are saved also when nothing answers: they are for when something does not work", async () => {
    const { service } = diagnostics({
      identity: {
        describe: async () => me,
        checkServer: async () => {
          throw new KeyferryError("server-unreachable");
        },
      },
      received: {
        list: async () => {
          throw new KeyferryError("keychain-locked");
        },
      },
    });
    expect(await service.collect()).toMatchObject({
      server: { isReachable: false, problem: "server-unreachable" },
      counts: { received: null, vaults: 1 },
    });
  });

  it("are not written when the person closes the dialog", async () => {
    const { service, saved, closeDialog } = diagnostics();
    closeDialog();
    expect(await service.save()).toBeNull();
    expect(saved).toEqual([]);
  });
});

describe("redaction", () => {
  const { text } = redaction([{ text: "Al", standIn: "<person>" }]);

  it.each([
    ["id 0123456789abcdef0123456789abcdef", "id 01234567…"],
    ["job 7f1d4f4e-6b9b-4f0e-9a53-3a3f0e1f7c11", "job 7f1d4f4e…"],
    ["asked https://keys.example.org/v1/x?y=z now", "asked <address> now"],
    ["host keys.intern.example did not answer", "host <address> did not answer"],
    ["cannot read /srv/Family papers/plan.txt", "cannot read <path>"],
    ["cannot read C:\\Users\\Al\\plan.txt", "cannot read <path>"],
    ["Al and Alice", "<person> and Alice"],
    ["at read (node:fs:12:3)", "at read (node:fs:12:3)"],
    ["file-changed-while-reading", "file-changed-while-reading"],
    ["uncaught exception", "uncaught exception"],
  ])("makes of %s: %s", (before, after) => {
    expect(text(before)).toBe(after);
  });
});
