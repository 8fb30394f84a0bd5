import { spawn } from "node:child_process";
import { once } from "node:events";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { chromium } from "@playwright/test";
import { appUnderTest, productionApp, sandboxArguments } from "../harness/app-under-test";
import { expect, test } from "../harness/fixtures";

test("the page is served with a strict policy and cannot reach a network", async ({ someone }) => {
  const alice = await someone("Alice").starts();
  await alice.page.getByRole("heading", { name: "Welcome to Keyferry" }).waitFor();
  const policy = await alice.app.electron.evaluate(async ({ session }) => {
    const answer = await session.defaultSession.fetch("app://keyferry/index.html");
    return answer.headers.get("content-security-policy") ?? "";
  });
  for (const rule of [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy).toContain(rule);
  }
  expect(policy).not.toContain("unsafe-");
  expect(alice.app.pageErrors).toEqual([]);

  const attempts = await alice.page.evaluate(async () => {
    const loads = (element: HTMLImageElement | HTMLScriptElement, address: string) =>
      new Promise<string>((resolve) => {
        element.onload = () => resolve("loaded");
        element.onerror = () => resolve("refused");
        element.setAttribute("src", address);
        document.body.append(element);
      });
    const outcome = (work: () => unknown) => {
      try {
        work();
        return "done";
      } catch {
        return "refused";
      }
    };
    return {
      fetch: await fetch("https://example.org/").then(
        () => "loaded",
        () => "refused",
      ),
      image: await loads(new Image(), "https://example.org/x.png"),
      markup: outcome(() => {
        document.createElement("div").innerHTML = "<img src=x>";
      }),
      evaluation: outcome(() => Reflect.construct(Function, ["return 1"])),
      outside: await fetch("app://keyferry/../package.json").then(
        () => "loaded",
        () => "refused",
      ),
    };
  });
  expect(attempts).toEqual({
    fetch: "refused",
    image: "refused",
    markup: "refused",
    evaluation: "refused",
    outside: "refused",
  });
});

test("the page has no Node, only the functions of the contract", async ({ someone }) => {
  const alice = await someone("Alice").starts();
  const seen = await alice.page.evaluate(() => ({
    globals: ["require", "process", "module", "Buffer", "global", "__dirname"].filter(
      (name) => name in window,
    ),
    domains: Object.keys(window.keyferry).sort(),
    reachesOut: "electron" in window || "ipcRenderer" in window.keyferry,
  }));
  expect(seen).toEqual({
    globals: [],
    domains: [
      "alarms",
      "camera",
      "commands",
      "connection",
      "deleted",
      "details",
      "diagnostics",
      "drags",
      "find",
      "identity",
      "items",
      "jobs",
      "lines",
      "links",
      "lock",
      "on",
      "opened",
      "outbox",
      "people",
      "places",
      "previews",
      "received",
      "recoveryKit",
      "server",
      "settings",
      "sharing",
      "vaults",
    ],
    reachesOut: false,
  });
  const preferences = await alice.app.electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents;
    contents?.openDevTools();
    // Electron has this method, its types do not.
    const read: unknown = contents && Reflect.get(contents, "getLastWebPreferences");
    return {
      count: BrowserWindow.getAllWindows().length,
      devTools: contents?.isDevToolsOpened(),
      preferences: typeof read === "function" ? (Reflect.apply(read, contents, []) as unknown) : null,
    };
  });
  expect(preferences).toMatchObject({
    count: 1,
    devTools: false,
    preferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
});

test("the page goes nowhere and opens no window; https links go to the browser", async ({ someone }) => {
  const alice = await someone("Alice").starts();
  await alice.app.electron.evaluate(({ shell }) => {
    globalThis.desktopNotes.openedPaths = [];
    shell.openExternal = async (link) => {
      globalThis.desktopNotes.openedPaths.push(link);
    };
  });
  const address = alice.page.url();
  for (const elsewhere of [
    "https://example.org/",
    "file:///etc/passwd",
    "app://keyferry/assets/",
    "data:text/html,x",
  ]) {
    await alice.page.evaluate((target) => window.location.assign(target), elsewhere);
  }
  const opened = await alice.page.evaluate(() => [
    window.open("https://example.org/help"),
    window.open("file:///etc/passwd"),
    window.open("app://keyferry/index.html"),
  ]);
  expect(opened).toEqual([null, null, null]);
  await expect.poll(() => alice.app.openedPaths()).toEqual(["https://example.org/help"]);
  expect(alice.page.url()).toBe(address);
  expect(await alice.app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(
    1,
  );
});

test("a foreign page that got hold of the preload script is refused", async ({ someone }) => {
  const alice = await someone("Alice").starts();
  const outcome = await alice.app.electron.evaluate(async ({ app, BrowserWindow }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${app.getAppPath()}/dist/electron/preload.cjs`, sandbox: true },
    });
    await foreign.loadURL("data:text/html,<title>foreign</title>");
    const answer: unknown = await foreign.webContents.executeJavaScript(
      "window.keyferry.jobs.list().then(() => 'answered', (error) => String(error))",
    );
    foreign.destroy();
    return answer;
  });
  expect(outcome).toMatch(/refused/);
});

test("permissions are denied", async ({ someone }) => {
  const alice = await someone("Alice").starts();
  const states = await alice.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    place: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve("granted"),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? "denied" : error.message),
      );
    }),
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => "granted",
      (error: Error) => error.name,
    ),
    microphone: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => "granted",
      (error: Error) => error.name,
    ),
    clipboard: await navigator.clipboard.readText().then(
      () => "granted",
      (error: Error) => error.name,
    ),
  }));
  expect(states).toEqual({
    notifications: "denied",
    place: "denied",
    camera: expect.stringMatching(/^Not(Allowed|Found)Error$/),
    microphone: expect.stringMatching(/^Not(Allowed|Found)Error$/),
    clipboard: "NotAllowedError",
  });
});

test("the production build has its fuses set, and runs", async ({ work }) => {
  test.skip(
    process.env["KEYFERRY_E2E_RUNTIME"] !== undefined,
    "there is no production build while developing",
  );
  const fuses = await getCurrentFuseWire(productionApp);
  const state = (fuse: FuseV1Options) => fuses[fuse];
  expect(state(FuseV1Options.RunAsNode)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.EnableNodeCliInspectArguments)).toBe(FuseState.DISABLE);
  expect(state(FuseV1Options.OnlyLoadAppFromAsar)).toBe(FuseState.ENABLE);
  expect(state(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(FuseState.DISABLE);

  const app = spawn(
    productionApp,
    [...sandboxArguments(), "--remote-debugging-port=0", `--user-data-dir=${work.folder("user-data")}`],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, HOME: work.folder("home") } },
  );
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      app.stderr.on("data", (chunk) => {
        said += chunk;
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      });
      app.on("exit", (code) => reject(new Error(`ended with ${code}: ${said}`)));
    });
    const browser = await chromium.connectOverCDP(address, { noDefaults: true });
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("The app shows nothing.");
    const page = context.pages()[0] ?? (await context.waitForEvent("page"));
    await expect(page.getByRole("heading", { name: "Welcome to Keyferry" })).toBeVisible();
    await browser.close();
  } finally {
    const gone = app.exitCode === null ? once(app, "exit") : undefined;
    app.kill("SIGTERM");
    await gone;
  }
});

test("the app under test is the production build but for the one fuse that a test driver needs", async () => {
  test.skip(
    process.env["KEYFERRY_E2E_RUNTIME"] !== undefined,
    "there is no production build while developing",
  );
  const [production, tested] = await Promise.all([
    getCurrentFuseWire(productionApp),
    getCurrentFuseWire(appUnderTest().executablePath),
  ]);
  expect(tested).toEqual({ ...production, [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.ENABLE });
});
