import { defineConfig } from "vitest/config";

/** Everything but the end-to-end tests, which Playwright runs. */
export default defineConfig({
  test: {
    include: ["test/{unit,contract,security,vectors}/**/*.test.{ts,tsx}"],
    environment: "node",
    globalSetup:
      process.env["KEYFERRY_TEST_DATABASE"] === "postgres"
        ? ["test/contract/harness/postgres-for-run.ts"]
        : [],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    slowTestThreshold: 2_000,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
