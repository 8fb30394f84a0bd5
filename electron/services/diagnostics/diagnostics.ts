import { basename } from "node:path";
import type { ErrorCode } from "../../../shared/protocol/error-codes";
import type { IpcResponse } from "../../../shared/protocol/ipc/contract";
import { errorCodeOf } from "../error-code-of";
import type { IdentityService } from "../identity/identity-service";
import type { JobRunner } from "../jobs/job-runner";
import type { Alarms } from "../log/alarms";
import type { People } from "../people/people";
import type { Desktop, Files } from "../ports";
import type { VaultList } from "../profile/vault-list";
import type { ReceivedService } from "../received/received-service";
import type { Settings } from "../settings/settings";
import { type PrivateText, redaction } from "./redaction";

/** What only the shell knows of this computer and of the app's log. */
export interface Surroundings {
  /** Name and version of the app and of what it is built on. */
  readonly versions: Readonly<Record<string, string>>;
  /** Kind, release and make of the system; nothing that names the computer or its user. */
  readonly system: Readonly<Record<string, string | number | boolean>>;
  /** The newest lines of the log, oldest first, each a JSON object. */
  readonly logLines: () => readonly string[];
  readonly homeFolder: string;
  readonly userName: string;
  readonly computerName: string;
}

export interface DiagnosticsDeps {
  readonly files: Pick<Files, "writeAtomically">;
  readonly desktop: Pick<Desktop, "chooseFileToSave">;
  readonly identity: Pick<IdentityService, "describe" | "checkServer">;
  readonly people: Pick<People, "list">;
  readonly vaultList: Pick<VaultList, "all">;
  readonly received: Pick<ReceivedService, "list">;
  readonly alarms: Pick<Alarms, "list">;
  readonly jobs: Pick<JobRunner, "list">;
  readonly settings: Pick<Settings, "get">;
  readonly surroundings: Surroundings;
  readonly clock: () => number;
}

/** Everything counted that is countable, and null what could not be asked now. */
function tally(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

/**
 * A file that tells whoever helps how the app is doing, and nothing about the person: what is in it is written here, field by
 * field; only the log brings texts of its own, and those pass the redaction.
 */
export class Diagnostics {
  constructor(private readonly deps: DiagnosticsDeps) {}

  /** Asks where to save it. @returns null when the person closed the dialog @throws KeyferryError of the file system */
  async save(): Promise<IpcResponse<"diagnostics.save">> {
    const day = new Date(this.deps.clock()).toISOString().slice(0, 10);
    const path = await this.deps.desktop.chooseFileToSave({
      purpose: "diagnostics",
      suggestedName: `keyferry-diagnostics-${day}.txt`,
    });
    if (path === null) return null;
    await this.deps.files.writeAtomically(path, `${JSON.stringify(await this.collect(), null, 2)}\n`);
    return { fileName: basename(path) };
  }

  /** What the file holds, as JSON. */
  async collect(): Promise<Readonly<Record<string, unknown>>> {
    const { surroundings, settings, alarms, jobs, vaultList, clock } = this.deps;
    const { openedFilesFolder, ...choices } = settings.get();
    return {
      keyferryDiagnostics: 1,
      about:
        "How Keyferry is doing on one computer. Names, addresses, paths and secrets were left out; read it before you send it.",
      madeAt: new Date(clock()).toISOString(),
      versions: surroundings.versions,
      system: surroundings.system,
      settings: { ...choices, openedFiles: openedFilesFolder === null ? "own folder" : "chosen folder" },
      identity: await this.#identity(),
      server: await this.#server(),
      counts: {
        vaults: vaultList.all().length,
        people: await orNull(() => tally(this.deps.people.list().map(({ trust }) => trust))),
        received: await orNull(async () => (await this.deps.received.list()).length),
        alarms: tally(alarms.list().map(({ kind }) => kind)),
        jobs: tally(jobs.list().map(({ kind, state }) => `${kind} ${state}`)),
        problemsOfJobs: tally(jobs.list().flatMap((job) => problemsOf(job))),
      },
      log: await this.#log(),
    };
  }

  async #identity(): Promise<unknown> {
    const identity = await this.deps.identity.describe();
    switch (identity.state) {
      case "none":
        return { state: "none" };
      case "unavailable":
        return { state: "unavailable", problem: identity.problem };
      case "ready":
        return {
          state: "ready",
          keptIn: identity.keptIn,
          renewals: identity.renewals,
          hasRecoveryWords: identity.hasRecoveryWords,
        };
    }
  }

  async #server(): Promise<unknown> {
    const identity = await this.deps.identity.describe();
    if (identity.state === "none") return null;
    const asked = this.deps.clock();
    const scheme = identity.server.startsWith("https:") ? "https" : "http";
    try {
      const { enrolment, signOn } = await this.deps.identity.checkServer({ server: identity.server });
      const milliseconds = this.deps.clock() - asked;
      return { scheme, isReachable: true, milliseconds, enrolment, hasSignOn: signOn !== null };
    } catch (error) {
      return { scheme, isReachable: false, problem: errorCodeOf(error) };
    }
  }

  async #log(): Promise<unknown> {
    const redact = redaction(await this.#privateTexts());
    const lines = this.deps.surroundings.logLines().map(parsedLine);
    return {
      unreadableLines: lines.filter((line) => line === null).length,
      lines: lines.filter((line) => line !== null).map((line) => redact.value(line)),
    };
  }

  async #privateTexts(): Promise<PrivateText[]> {
    const { surroundings, vaultList, jobs } = this.deps;
    const identity = await this.deps.identity.describe();
    const people = (await orNull(() => this.deps.people.list())) ?? [];
    const everybody = identity.state === "none" ? people : [identity, ...people];
    return [
      { text: surroundings.homeFolder, standIn: "~" },
      { text: surroundings.userName, standIn: "<user>" },
      { text: surroundings.computerName, standIn: "<computer>" },
      ...everybody.flatMap(({ name, address }) => [
        { text: name, standIn: "<person>" },
        { text: address, standIn: "<address>" },
      ]),
      ...serverTexts(identity),
      ...jobs
        .list()
        .flatMap(({ subject, failures }) =>
          [subject, ...failures.map(({ name }) => name)].map((text) => ({ text, standIn: "<name>" })),
        ),
      ...vaultList.all().flatMap(({ folder }) => [
        { text: folder, standIn: "<vault>" },
        { text: folder.split(/[\\/]/).at(-1) ?? "", standIn: "<vault>" },
      ]),
    ];
  }
}

function serverTexts(identity: Awaited<ReturnType<IdentityService["describe"]>>): PrivateText[] {
  if (identity.state === "none" || !URL.canParse(identity.server)) return [];
  const { host, hostname } = new URL(identity.server);
  return [identity.server, host, hostname].map((text) => ({ text, standIn: "<server>" }));
}

function problemsOf(job: ReturnType<JobRunner["list"]>[number]): ErrorCode[] {
  return [...(job.problem === null ? [] : [job.problem]), ...job.failures.map(({ problem }) => problem)];
}

/** Null for a line that is no JSON object: what it holds cannot be told. */
function parsedLine(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

async function orNull<T>(ask: () => Promise<T> | T): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
