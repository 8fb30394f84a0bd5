import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Browser, chromium, type Page } from "@playwright/test";
import { productionApp, sandboxArguments } from "../../e2e/harness/app-under-test";
import type { Profile } from "../../e2e/harness/running-app";

/** What the page notes when the list of vaults stands and can be used. */
const USABLE = "vaults-usable";

/** The app exactly as it is delivered. A driver is attached only once the page is there, so that starts are measured undisturbed. */
export class MeasuredApp {
  private constructor(
    private readonly process: ChildProcess,
    private readonly startedAt: number,
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async start(profile: Profile): Promise<MeasuredApp> {
    const startedAt = Date.now();
    const app = spawn(
      productionApp,
      [...sandboxArguments(), "--remote-debugging-port=0", `--user-data-dir=${profile.userData}`],
      {
        stdio: ["ignore", "ignore", "pipe"],
        env: {
          ...process.env,
          HOME: profile.home,
          XDG_CONFIG_HOME: `${profile.home}/.config`,
          XDG_CACHE_HOME: `${profile.home}/.cache`,
          XDG_DATA_HOME: `${profile.home}/.local/share`,
          KEYFERRY_SERVER: profile.server,
          KEYFERRY_KEYCHAIN_SERVICE: profile.keychainService,
        },
      },
    );
    const driver = await driverAddress(app);
    await untilPageIsThere(driver);
    const browser = await chromium.connectOverCDP(driver, { noDefaults: true });
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error("The app shows no page.");
    return new MeasuredApp(app, startedAt, browser, page);
  }

  /** Milliseconds from the start of the process until the list of vaults could be used. */
  async usableAfter(): Promise<number> {
    const at = await this.page.evaluate(
      (name) =>
        new Promise<number>((resolve) => {
          const tell = ([entry]: PerformanceEntry[]) => {
            if (entry !== undefined) resolve(performance.timeOrigin + entry.startTime);
          };
          new PerformanceObserver((list) => tell(list.getEntriesByName(name))).observe({
            type: "mark",
            buffered: true,
          });
        }),
      USABLE,
    );
    return at - this.startedAt;
  }

  /** Milliseconds from the start of the process until something was painted. */
  async paintedAfter(): Promise<number> {
    const at = await this.page.evaluate(() => {
      const [paint] = performance.getEntriesByName("first-contentful-paint");
      return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
    });
    return at - this.startedAt;
  }

  async end(): Promise<void> {
    await this.browser.close();
    const gone = once(this.process, "exit");
    this.process.kill("SIGTERM");
    await gone;
  }
}

async function driverAddress(app: ChildProcess): Promise<string> {
  let said = "";
  const address = new Promise<string>((resolve, reject) => {
    app.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(said)?.[1];
      if (found !== undefined) resolve(`http://${found}`);
    });
    app.on("exit", (code) => reject(new Error(`The app ended with ${code}: ${said}`)));
  });
  return address;
}

/** Asks for the titles of the pages, which costs the app next to nothing, until the navigation stands. */
async function untilPageIsThere(driver: string): Promise<void> {
  for (;;) {
    const pages = (await fetch(`${driver}/json/list`).then((answer) => answer.json())) as { title: string }[];
    if (pages.some(({ title }) => title.startsWith("Vaults"))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
