import { once } from "node:events";
import { _electron, type ElectronApplication, errors, expect, type Page } from "@playwright/test";
import type { JobView } from "../../../shared/protocol/ipc/views";
import { appUnderTest } from "./app-under-test";

/** Where one person's app keeps everything; a restart with the same profile is the same person. */
export interface Profile {
  readonly userData: string;
  readonly home: string;
  readonly keychainService: string;
  readonly server: string;
}

const ATTACH_WITHIN_MS = 20_000;

export interface LaunchOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** What the stand-ins in the main process have noted; they live as long as the app. */
interface DesktopNotes {
  folderAnswers: string[][];
  questionAnswer: number;
  openedPaths: string[];
  shownPaths: string[];
}
declare global {
  var desktopNotes: DesktopNotes;
}

function environment(profile: Profile, extra: LaunchOptions["env"] = {}): Record<string, string> {
  const whole = {
    ...process.env,
    HOME: profile.home,
    XDG_CONFIG_HOME: `${profile.home}/.config`,
    XDG_CACHE_HOME: `${profile.home}/.cache`,
    XDG_DATA_HOME: `${profile.home}/.local/share`,
    KEYFERRY_SERVER: profile.server,
    KEYFERRY_KEYCHAIN_SERVICE: profile.keychainService,
    ...extra,
  };
  return Object.fromEntries(Object.entries(whole).filter((entry): entry is [string, string] => !!entry[1]));
}

/**
 * Stands in for the desktop's own windows, which no test can click: file dialogs answer what the test says, default
 * applications only have their files noted.
 */
async function standInForDesktop(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog, shell }) => {
    globalThis.desktopNotes = { folderAnswers: [], questionAnswer: 1, openedPaths: [], shownPaths: [] };
    const notes = globalThis.desktopNotes;
    dialog.showOpenDialog = async () => {
      const filePaths = notes.folderAnswers.shift() ?? [];
      return { canceled: filePaths.length === 0, filePaths };
    };
    dialog.showSaveDialog = async () => {
      const [filePath = ""] = notes.folderAnswers.shift() ?? [];
      return { canceled: filePath === "", filePath };
    };
    dialog.showMessageBox = async () => ({ response: notes.questionAnswer, checkboxChecked: false });
    dialog.showErrorBox = () => {};
    shell.openPath = async (path) => {
      notes.openedPaths.push(path);
      return "";
    };
    shell.showItemInFolder = (path) => {
      notes.shownPaths.push(path);
    };
  });
}

/**
 * Starts the app with the driver attached. Once in a hundred starts, more often on a busy machine, the driver attaches
 * in the very moment in which the window's page begins to load, loses it, and waits for ever; that start is given up
 * and repeated. A start that the app itself spoils fails both times.
 */
async function attach(profile: Profile, options: LaunchOptions): Promise<ElectronApplication> {
  const app = appUnderTest();
  const launch = () =>
    _electron.launch({
      executablePath: app.executablePath,
      args: [...app.args, `--user-data-dir=${profile.userData}`, ...(options.args ?? [])],
      env: environment(profile, options.env),
      timeout: ATTACH_WITHIN_MS,
    });
  try {
    return await launch();
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    process.stdout.write("The driver could not attach to the app; starting it once more.\n");
    return launch();
  }
}

/** The driver has lost what the app answered while it was starting; the app has done what it was asked all the same. */
function isLostAnswer(error: unknown): boolean {
  return error instanceof Error && error.message.includes("Resulting promise was garbage collected");
}

/** One running Keyferry with its window. */
export class RunningApp {
  private constructor(
    readonly electron: ElectronApplication,
    readonly page: Page,
    /** What the page wrote to its console as an error; empty in a healthy run. */
    readonly pageErrors: readonly string[],
  ) {}

  static async launch(profile: Profile, options: LaunchOptions = {}): Promise<RunningApp> {
    const electron = await attach(profile, options);
    await standInForDesktop(electron).catch((error: unknown) => {
      if (!isLostAnswer(error)) throw error;
      process.stdout.write("The driver lost the app's first answer; asking once more.\n");
      return standInForDesktop(electron);
    });
    const page = await electron.firstWindow();
    const pageErrors: string[] = [];
    page.on("pageerror", (error) => pageErrors.push(error.stack ?? String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") pageErrors.push(message.text());
    });
    return new RunningApp(electron, page, pageErrors);
  }

  /** The next file dialog answers with these paths; none means that it was closed. */
  async nextDialogAnswers(...paths: string[]): Promise<void> {
    await this.electron.evaluate((_electron, answer) => {
      globalThis.desktopNotes.folderAnswers.push(answer);
    }, paths);
  }

  /** How the question about running jobs is answered at quitting. */
  async answerQuitQuestion(answer: "keep working" | "stop and quit"): Promise<void> {
    await this.electron.evaluate(
      (_electron, response) => {
        globalThis.desktopNotes.questionAnswer = response;
      },
      answer === "keep working" ? 0 : 1,
    );
  }

  /** Paths of decrypted files that were given to default applications, oldest first. */
  openedPaths(): Promise<string[]> {
    return this.electron.evaluate(() => globalThis.desktopNotes.openedPaths);
  }

  /** The text on the clipboard. */
  copiedText(): Promise<string> {
    return this.electron.evaluate(({ clipboard }) => clipboard.readText());
  }

  jobs(): Promise<JobView[]> {
    return this.page.evaluate(async () => {
      const answer = await window.keyferry.jobs.list();
      if (!answer.ok) throw new Error(answer.code);
      return answer.value;
    });
  }

  /** The job that `act` starts, once it has ended. */
  async jobStartedBy(act: () => Promise<void>, timeout = 60_000): Promise<JobView> {
    const before = new Set((await this.jobs()).map((job) => job.jobId));
    await act();
    let started: JobView | undefined;
    await expect
      .poll(
        async () => {
          started = (await this.jobs()).find((job) => !before.has(job.jobId));
          return started?.state ?? "not started";
        },
        { timeout, intervals: [50, 100, 200] },
      )
      .not.toMatch(/running|not started/);
    if (started === undefined) throw new Error("No job was started.");
    return started;
  }

  /** Quits as a menu does; the app may ask, and stay. */
  async asksToQuit(): Promise<void> {
    await this.electron.evaluate(({ app }) => app.quit());
  }

  /** Ends the app as a power cut would: no handler runs. Resolves once the process is gone. */
  async kill(): Promise<void> {
    const main = this.electron.process();
    const gone = once(main, "exit");
    main.kill("SIGKILL");
    await gone;
  }

  /** Quits as the person does. */
  async quit(): Promise<void> {
    await this.electron.close();
  }
}
