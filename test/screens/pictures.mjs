// Builds the screens with the pretended main process, looks at each in a headless Chromium under the app's own
// content security policy, checks it with axe, and keeps a picture of it:
//   node test/screens/pictures.mjs <folder for the pictures> [parts of names, with commas between]
// The browser is $CHROMIUM or /usr/bin/chromium.
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "@playwright/test";
import react from "@vitejs/plugin-react";
import { build } from "vite";
import { SHOTS } from "./shots.mjs";

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types keyferry-pdf-worker",
  "form-action 'none'",
].join("; ");
/** Of the worker that reads PDF: its decoders are WebAssembly, as in electron/shell/content-security-policy.ts. */
const WORKER_POLICY = [
  "default-src 'none'",
  "script-src 'wasm-unsafe-eval'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");
/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const THEMES = /** @type {const} */ (["light", "dark"]);
/** They repeat, for the eye, a name that is there for everyone. */
const HINTS = "[role=tooltip], [data-portal]:has([role=tooltip]):not(:has([role=dialog]))";
const SIZES = [
  { width: 1000, height: 700 },
  { width: 1600, height: 1000 },
];

const [folder, only = ""] = process.argv.slice(2);
if (folder === undefined) throw new Error("Say which folder the pictures should go to.");
await mkdir(folder, { recursive: true });
const built = await mkdtemp(join(tmpdir(), "keyferry-screens-"));
await build({
  configFile: false,
  logLevel: "warn",
  root: fileURLToPath(new URL("../../renderer/dev/", import.meta.url)),
  base: "./",
  plugins: [react()],
  build: {
    outDir: built,
    emptyOutDir: true,
    target: "chrome130",
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4096,
    modulePreload: { polyfill: false },
  },
});
const server = createServer(async (request, response) => {
  if (request.url === "/favicon.ico") {
    response.writeHead(204).end();
    return;
  }
  const path = resolve(built, `.${new URL(request.url ?? "/", "http://x").pathname}`);
  try {
    const body = await readFile(path);
    response.writeHead(200, {
      "content-type": TYPES[extname(path)] ?? "application/octet-stream",
      "content-security-policy": path.includes("pdf.worker") ? WORKER_POLICY : POLICY,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
/** @type {string[]} */
const complaints = [];
/** @param {string} text */
const complain = (text) => {
  complaints.push(text);
  process.stdout.write(`${text}\n`);
};
for (const shot of SHOTS.filter(({ name }) => only.split(",").some((part) => name.includes(part)))) {
  for (const colorScheme of THEMES) {
    for (const viewport of shot.sizes ?? SIZES) {
      const label = `${shot.name}-${colorScheme}-${viewport.width}`;
      const context = await browser.newContext({
        viewport,
        colorScheme,
        reducedMotion: "reduce",
        locale: "en-GB",
      });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
          complain(`${label}: ${message.text()}`);
      });
      page.on("pageerror", (error) => complain(`${label}: ${error.stack}`));
      try {
        await page.goto(`http://127.0.0.1:${port}/index.html?scenario=${shot.scenario ?? "full"}`);
        await shot.steps?.(page);
        await page.waitForTimeout(shot.settle ?? 450);
        await page.screenshot({ path: join(folder, `${label}.png`) });
        // The same marks at every size: axe is asked once a theme.
        const { violations } =
          viewport !== (shot.sizes ?? SIZES)[0]
            ? { violations: [] }
            : await new AxeBuilder({ page }).exclude(HINTS).analyze();
        for (const violation of violations) {
          for (const node of violation.nodes) {
            complain(
              `${label}: axe ${violation.id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`,
            );
          }
        }
      } catch (error) {
        complain(`${label}: ${error}`);
        await page.screenshot({ path: join(folder, `${label}-failed.png`) });
      }
      await context.close();
    }
  }
}
await browser.close();
server.close();
await rm(built, { recursive: true });
process.stdout.write(`${complaints.length} complaints.\n`);
process.exitCode = complaints.length === 0 ? 0 : 1;
