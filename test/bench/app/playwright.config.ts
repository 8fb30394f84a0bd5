import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "figures.ts",
  outputDir: "../../../.setup/bench-app-results",
  globalSetup: "../../e2e/harness/check-session.ts",
  timeout: 1_800_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: "../../demo/step-printer.ts",
});
