import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: ".",
  testMatch: "demo.ts",
  outputDir: "../../.setup/demo-results",
  globalSetup: "../e2e/harness/check-session.ts",
  timeout: 300_000,
  expect: { timeout: 20_000 },
  workers: 1,
  retries: 0,
  reporter: "./step-printer.ts",
});
